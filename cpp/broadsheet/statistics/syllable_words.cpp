#include "broadsheet/statistics/syllable_words.hpp"

namespace broadsheet::statistics {

// Counted by ear; words that the rules of spelling get right are not listed.
std::span<const SyllableWords> english_exceptions() noexcept {
  static constexpr SyllableWords kWords[] = {
      {1,
       "am are asked coup does eye eyes fierce friend friends goes guide have heart league "
       "leagues ms once one ones pier pierce queue real shoes st suite suites tier toes used "
       "view views were "},
      {2,
       "acne aegis ancient argue argued argues aspirin average averaged beauty being biased "
       "bourgeois brazil bureau business cafe cashier catholic catholics chile client "
       "clients cocoa colleague colleagues colonel colonels conscience cookie cookies create "
       "creature creatures crooked cruel diamond diamonds diet doing dr duel dying europe "
       "evening evenings every facial fluid forecast forecasts frontier fuel genre georgia "
       "giant giants glacier going gorgeous haiti heroes hundred hygiene iron jewel jose "
       "julia legion lion lions lying maybe michael moscow movie movies mr mrs naive naked "
       "ninety ocean oceans ok pageant patience patient patients people pm poem poet prairie "
       "premier quiet racial react really region rescue resume review reviews reyes "
       "righteous rookie rugged ruin ruined ruins sacred safely safety samuel saying science "
       "seeing sergeant series social soldier soldiers solely somehow someone something "
       "sometime sometimes somewhere special species therefore tv ukraine vs wednesday "
       "wicked williams zoe zombie "},
      {3,
       "adobe alien aliens ambience angeles anime area areas audience audio australia "
       "australian averages barrier beautiful beforehand beloved biases businesses camera "
       "carrier cavalier chocolate cia courageous courier diary different efficient everyone "
       "everything everywhere families family fbi finale garcia general gillian guerrilla "
       "hawaii idea ideas inspire interest interview interviews iowa israel israeli israelis "
       "italian karate korea libya likelihood lillian linear makeover malaysia moreover "
       "museum nuclear official officials ohio outrageous patio period piety radio rafael "
       "ratio recipe religion seattle serious several simile soviet studio sufficient "
       "suicide suicides syria takeover theatre theory usa valencia valuable video videos "
       "vietnam whoever "},
      {4,
       "anemone anxiety apostrophe california catastrophe entirety epitome european "
       "everybody facsimile hyperbole initiative initiatives marijuana obedience propriety "
       "reality society suicidal variety vegetable vegetables vigilante "},
      {5, "complementary complimentary louisiana notoriety parliamentary "},
  };
  return kWords;
}

std::string_view silent_e_parts() noexcept {
  return "above ace age ale ape bake bare base bike blade blouse blue bone bore brake brave "
         "bride bridge bronze cake cape care carve case cause cave chase cheese clause close "
         "clothe coke college cone cope core corpse course crane crime cube cue curve date dense "
         "dice dodge dome dove drive dude duke dune edge else eye face fade false fare fate "
         "fence figure file fine fire five flake flame force fore frame freeze gale game gate "
         "gene give globe glove goose grace grade grape grave groove grouse grove guide hale "
         "hare hate have hedge hence here hive hole home hope horse house hype ice joke judge "
         "juke keepsake knee knife lace lake lane lapse lease leave ledge license life like lime "
         "line live lobe lodge lone loose lore love lure mace made mane maze mice mile mine mole "
         "moose more mouse move mule muse name nine noose nose note nurse ode office once one "
         "ore pace page pale pane paste pause pave peace phase phone pine pipe place plague "
         "plane plate please pole police pore pose praise price pride prince probe prone prose "
         "prune pulse purpose purse quake race range rape rare rate rice ride ridge robe role "
         "rope rose safe sage sale salvage same sauce save scale scape score sense shade shake "
         "shame shape share shave shine shoe shore shove shrine side siege site size skate slate "
         "slave sleeve slide smile smoke snake snare snipe sole some source space spade spare "
         "spice spike spine spoke spree spruce square stage stake stale stare state stone store "
         "stove strike style suede surge swine take tale tame tape taste tease tee tele thence "
         "there these thrive throne tide tile time tire toe tome tone tote trace trade tribe "
         "true tube tune twelve twine type use valve vane vase verge verse vibe vice village "
         "vine vise voice vote wage wake ware waste wave wedge were whale where while white "
         "whole wide wife wine wipe wire wise woe write yoke zone ";
}

std::string_view second_parts() noexcept {
  return "back backs bag bags ball balls band bands bath bed beds bell berg berries berry bird "
         "birds blood bloods board boards boat boats body bone bones book books born bound bow "
         "bows box boxes boy boys brain brains bread bud buds bug bugs builder builders building "
         "burg burger burgers burgh bury bush cake cakes cap caps car card cards care cars case "
         "cases cast castle chain chair chairs child children club clubs coach coat coats code "
         "codes control cover craft crafts cross cup cups cut cuts dale dance date dates day "
         "days dog dogs door doors down draw dream drop drops dust ear ears face faces fall "
         "falls fare fellow fellows field fields fighter fighters fire fires fish fly folk folks "
         "foot ford frame frames free front fronts fruit fruits ful fully game games gate gates "
         "gear girl girls glass goat goats goer goers going goose gown grain grass green ground "
         "grounds grove growing guard guards guide hand handed hands hart hawk head headed heads "
         "hill hills hog hogs hold holder holders hole holes hood hop horn horns horse horses "
         "hound hounds house houses how hunt hunter hurst jack jacket jackets keep keeper "
         "keepers keeping kit knife knives ladder ladies lady lamp land lands lash lashes layer "
         "leaf leather leg legs less lessly let lets lid lids lift light lights like line liner "
         "liners lines load loads lock locked log long loom ly maid maids mail maker makers "
         "making man manship mark market marks master mate mates meat meeting men ment ments "
         "mill more moreland mount mouth nail nap neck necks ness net nets nut nuts one pack "
         "packs pad pads pan paper papers pass patch path people person pick piece pin pins "
         "place plane planes plant plate plates play player players plot point points pole poles "
         "pool port ports post posts pot pots power press print prints proof proofing rack racks "
         "rail ride rider riders right roll room rooms roots rope run runner runners sail sale "
         "saver savers saving scape scapes screen script sea seat seats secret set sets shadow "
         "shaft shake shape shaped share shares shed sheet shell shells shield shift ship ships "
         "shoe shop shops shore shot shots show sick site sites skin slide smith smiths snake "
         "some son song songs span speed spot spread stamp stand star stars start state stead "
         "step steps stick sticks stock stocks stone stones store stores story strain stream "
         "string strings stroke strokes style suit suits swept switch table tables tail tails "
         "taker takers tech thing things thrift through tie ties tight time times tip ton tool "
         "tools top tops touch town track tracks train trap tray tree trees trip truck trucks "
         "tube turn valley view ville vision walk walks wall walls ware warming wash washed "
         "washing watch watcher watchers watching water wax way ways wear weed weight weights "
         "well west what wheel where white wide wind window windows winds wing wings wire wise "
         "witness wives wolf woman women wood wool word work worker workers works worm worms "
         "worth worthy wright writer writers yard yards ";
}

std::string_view open_second_parts() noexcept {
  return "backs berry boro box brook burg carver dale down fellow field fish foot forth hand "
         "hart head hill holder house keeper keepers land less like load lock maker makers man "
         "mann manship men people play ships stone tables time town track ville wall ward ware "
         "way well wide wives women wood worthy ";
}

// Found on one half of the words of a pronunciation dictionary: those that set at least four more
// words right than wrong, but for some that common words contradict ("scientist", "poet").
std::string_view spellings_of_one_more() noexcept {
  return "^heroi ^reun aia aio aue chl$ ciano cone$ cooperat dl$ eand eia eie eue iale$ iell "
         "ienn ione$ iore$ ired$ iya lyo myo nte$ oa$ oer$ oers$ oey oia ooi oua oue ryo sier$ "
         "ssia tieth tke$ trz uie uis$ verde$ zyb ";
}

std::string_view spellings_of_one_less() noexcept {
  return "^gio ^homes ^hua ^reag ^reine ^stone ael aired ao$ buen busine cia$ coope elier eout "
         "forec giu heis illia jeo luo nveni nyan rriag sia$ sian suas yard$ yards$ yes$ yi$ zue ";
}

}  // namespace broadsheet::statistics
