#include "broadsheet/text/abbreviations.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "broadsheet/text/packed_word.hpp"

namespace broadsheet::text {
namespace {

struct Known {
  std::string_view word;
  Abbreviation kind;
};

using A = Abbreviation;

constexpr auto kAbbreviations = std::to_array<Known>({
    {"A.M", A::clock},    {"Abt", A::ordinary},  {"Adj", A::title},     {"Adm", A::title},
    {"Ala", A::place},    {"Ald", A::title},     {"Amb", A::title},     {"Apr", A::month},
    {"Ariz", A::place},   {"Ark", A::place},     {"Art", A::number},    {"Assn", A::ordinary},
    {"Asst", A::title},   {"Atty", A::title},    {"Aug", A::month},     {"Ave", A::ordinary},
    {"Az", A::place},     {"B.C", A::region},    {"Bd", A::number},     {"Blvd", A::ordinary},
    {"Brig", A::title},   {"Bros", A::ordinary}, {"Calif", A::place},   {"Capt", A::title},
    {"Cdr", A::title},    {"Ch", A::number},     {"Chr", A::title},     {"Cllr", A::title},
    {"Cmdr", A::title},   {"Co", A::ordinary},   {"Col", A::title},     {"Colo", A::place},
    {"Comm", A::title},   {"Conn", A::place},    {"Corp", A::ordinary}, {"Cos", A::ordinary},
    {"Cpl", A::title},    {"Cst", A::title},     {"Ct", A::ordinary},   {"Dec", A::month},
    {"Del", A::place},    {"Dept", A::ordinary}, {"Det", A::title},     {"Dir", A::title},
    {"Dist", A::number},  {"Dr", A::title},      {"Dra", A::title},     {"E.U", A::country},
    {"EE", A::title},     {"Ens", A::title},     {"Esq", A::ordinary},  {"Feb", A::month},
    {"Fig", A::number},   {"Fla", A::place},     {"Fr", A::title},      {"Fri", A::weekday},
    {"Ft", A::saint},     {"Ga", A::place},      {"Gen", A::title},     {"Gov", A::title},
    {"Govs", A::title},   {"Hon", A::title},     {"Hwy", A::number},    {"Ill", A::place},
    {"Inc", A::ordinary}, {"Ind", A::place},     {"Insp", A::title},    {"Intl", A::ordinary},
    {"Jan", A::month},    {"Jr", A::ordinary},   {"Jul", A::month},     {"Jun", A::month},
    {"Kan", A::place},    {"Ky", A::place},      {"La", A::place},      {"Lieut", A::title},
    {"Lt", A::title},     {"Ltd", A::ordinary},  {"M", A::title},       {"MM", A::title},
    {"Maj", A::title},    {"Mar", A::month},     {"Mass", A::place},    {"Md", A::place},
    {"Messrs", A::title}, {"Mgr", A::title},     {"Mich", A::place},    {"Minn", A::place},
    {"Miss", A::place},   {"Mlle", A::title},    {"Mme", A::title},     {"Mo", A::place},
    {"Mon", A::weekday},  {"Mont", A::place},    {"Mr", A::title},      {"Mrs", A::title},
    {"Ms", A::title},     {"Msgr", A::title},    {"Mt", A::saint},      {"Mx", A::title},
    {"N.C", A::region},   {"N.D", A::region},    {"N.H", A::region},    {"N.J", A::region},
    {"N.M", A::region},   {"N.S", A::region},    {"N.Y", A::region},    {"Neb", A::place},
    {"Nev", A::place},    {"No", A::number},     {"Nos", A::number},    {"Nov", A::month},
    {"Nr", A::number},    {"Oct", A::month},     {"Ofc", A::title},     {"Okla", A::place},
    {"Ont", A::place},    {"Ore", A::place},     {"P.M", A::clock},     {"Pa", A::place},
    {"Pfc", A::title},    {"Ph.D", A::ordinary}, {"PhD", A::ordinary},  {"Pkwy", A::ordinary},
    {"Pres", A::title},   {"Prof", A::title},    {"Profa", A::title},   {"Pte", A::title},
    {"Pvt", A::title},    {"R.I", A::region},    {"Rd", A::ordinary},   {"Rep", A::title},
    {"Reps", A::title},   {"Rev", A::title},     {"Revs", A::title},    {"Rt", A::title},
    {"S.C", A::region},   {"S.D", A::region},    {"Sec", A::title},     {"Sen", A::title},
    {"Sens", A::title},   {"Sep", A::month},     {"Sept", A::month},    {"Sgt", A::title},
    {"Spc", A::title},    {"Sq", A::ordinary},   {"Sr", A::ordinary},   {"Sra", A::title},
    {"Sres", A::title},   {"Srta", A::title},    {"St", A::street},     {"Ste", A::saint},
    {"Supt", A::title},   {"Tenn", A::place},    {"Tex", A::place},     {"Thu", A::weekday},
    {"Thur", A::weekday}, {"Thurs", A::weekday}, {"Tue", A::weekday},   {"Tues", A::weekday},
    {"U.K", A::country},  {"U.N", A::country},   {"U.S", A::country},   {"U.S.A", A::country},
    {"Ud", A::title},     {"Uds", A::title},     {"Univ", A::title},    {"Va", A::place},
    {"Vol", A::number},   {"Vt", A::place},      {"W.Va", A::region},   {"Wash", A::place},
    {"Wed", A::weekday},  {"Wis", A::place},     {"Wyo", A::place},     {"a.m", A::clock},
    {"al", A::ordinary},  {"approx", A::title},  {"bzw", A::title},     {"ca", A::number},
    {"cf", A::title},     {"dept", A::title},    {"e.g", A::title},     {"ed", A::ordinary},
    {"est", A::ordinary}, {"etc", A::ordinary},  {"fig", A::number},    {"ft", A::number},
    {"hr", A::ordinary},  {"hrs", A::ordinary},  {"i.e", A::title},     {"lb", A::ordinary},
    {"lbs", A::ordinary}, {"min", A::ordinary},  {"mph", A::ordinary},  {"no", A::number},
    {"nos", A::number},   {"oz", A::ordinary},   {"p", A::number},      {"p.m", A::clock},
    {"pp", A::number},    {"sq", A::title},      {"usw", A::ordinary},  {"v", A::title},
    {"vol", A::number},   {"vs", A::title},
});

// Asked at every full stop, so hashed, into a table that is made at compile time.
constexpr unsigned kSlotBits = 9;
constexpr std::size_t kSlots = std::size_t{1} << kSlotBits;
static_assert(kAbbreviations.size() < kSlots / 2);

struct Slot {
  std::uint64_t word = 0;  // packed
  Abbreviation kind = A::none;
};

constexpr std::size_t slot_of(std::uint64_t packed) noexcept {
  return static_cast<std::size_t>(packed * 0x9E3779B97F4A7C15ULL >> (64 - kSlotBits));
}

constexpr std::array<Slot, kSlots> make_slots() noexcept {
  std::array<Slot, kSlots> slots{};
  for (const Known& known : kAbbreviations) {
    const std::uint64_t packed = packed_word(known.word);
    std::size_t slot = slot_of(packed);
    while (slots[slot].word != 0) slot = (slot + 1) % kSlots;
    slots[slot] = {packed, known.kind};
  }
  return slots;
}

constexpr std::array<Slot, kSlots> kSlotTable = make_slots();

}  // namespace

Abbreviation packed_abbreviation(std::uint64_t word) noexcept {
  for (std::size_t slot = slot_of(word);; slot = (slot + 1) % kSlots) {
    const Slot& found = kSlotTable[slot];
    if (found.word == word || found.word == 0) return found.kind;
  }
}

Abbreviation abbreviation(std::string_view word) noexcept {
  return packed_abbreviation(packed_word(word));
}

}  // namespace broadsheet::text
