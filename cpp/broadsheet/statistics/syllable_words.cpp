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
       "bourgeois brazil bureau business cafe cashier catholic catholics chile client clients "
       "colleague colleagues colonel colonels conscience cookie cookies create creature "
       "creatures crooked cruel diamond diamonds diet doing dr duel dying europe evening "
       "evenings every facial fluid forecast forecasts frontier fuel genre georgia giant giants "
       "glacier going gorgeous haiti heroes hundred hygiene iron jewel jose julia legion lion "
       "lions lying maybe michael moscow movie movies mr mrs naive naked ninety ocean oceans ok "
       "pageant patience patient patients people pm poem prairie premier quiet racial react "
       "really region rescue resume review reviews righteous rookie rugged ruin ruined ruins "
       "sacred safely safety samuel saying science seeing sergeant series social soldier "
       "soldiers solely somehow someone something sometime sometimes somewhere special species "
       "therefore tv ukraine vs wednesday wicked williams zoe zombie "},
      {3,
       "adobe alien aliens ambience angeles anime area areas audience audio australia "
       "australian averages barrier beautiful beforehand beloved biases businesses camera "
       "carrier cavalier chocolate courageous courier diary different efficient everyone "
       "everything everywhere families family finale general guerrilla hawaii idea ideas "
       "inspire interest interview interviews iowa israel israeli israelis italian karate korea "
       "libya likelihood linear makeover malaysia moreover museum nuclear official officials "
       "ohio outrageous patio period piety radio ratio recipe religion seattle serious several "
       "simile soviet studio sufficient suicide suicides syria takeover theatre theory valuable "
       "video videos vietnam whoever "},
      {4,
       "anemone anxiety apostrophe california catastrophe entirety epitome european everybody "
       "facsimile hyperbole initiative initiatives marijuana obedience propriety reality "
       "society suicidal variety vegetable vegetables vigilante "},
      {5, "complementary complimentary louisiana notoriety parliamentary "},
  };
  return kWords;
}

std::string_view silent_e_parts() noexcept {
  return "above base bike blade blue brake bridge care cause cheese close college core crime dense "
         "dove drive edge else face false fare fence fire five force fore game give glove goose "
         "grace grade grape guide hale hare here home horse house ice judge lake license life like "
         "line live loose love made mole moose more mouse move name nine nose note nurse office "
         "once peace pipe place police price pride prince pulse purpose race rice ride rose safe "
         "sauce sense shade shape side smoke snake some source space spice spike square state "
         "stone store stove strike tape tele there tide time trade true type use vice village "
         "voice wake ware waste where whole wide wife ";
}

std::string_view second_parts() noexcept {
  return "back ball balls berg bird birds board boards boat boats body book books bound boy boys "
         "burg burgh bury cast castle craft crafts cut cuts dale down field fields fire fires ford "
         "frame frames front fronts ful fully girl girls guard guards head heads hold holder "
         "holders hole holes hood house houses how hurst keeper keepers land lands less lessly let "
         "lets light lights like line lines lock long ly maker makers making man mark marks master "
         "mate mates men ment ments more moreland ness one paper papers person point points port "
         "ports power print proof room rooms screen sheet shift shoe shop shops show sick site "
         "sites some son span spread stead stick stone stones story style tail tails taker takers "
         "thing things time times ton top tops town trap ville walk walks water way ways wear well "
         "what where wide wise wood word work worker workers works worth wright yard yards ";
}

}  // namespace broadsheet::statistics
