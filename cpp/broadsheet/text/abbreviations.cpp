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
    {"A.M", A::clock},        {"Abb", A::number},      {"Abs", A::number},
    {"Abt", A::ordinary},     {"Adj", A::title},       {"Adm", A::title},
    {"Ala", A::place},        {"Ald", A::title},       {"Amb", A::title},
    {"Anm", A::number},       {"Apr", A::month},       {"Ariz", A::place},
    {"Ark", A::place},        {"Arq", A::title},       {"Art", A::number},
    {"Assn", A::ordinary},    {"Asst", A::title},      {"Atty", A::title},
    {"Aug", A::month},        {"Av", A::ordinary},     {"Avda", A::ordinary},
    {"Ave", A::ordinary},     {"Az", A::place},        {"B.C", A::region},
    {"B.C.S", A::place},      {"Bd", A::number},       {"Bez", A::ordinary},
    {"Blvd", A::ordinary},    {"Blvr", A::ordinary},   {"Brig", A::title},
    {"Bros", A::ordinary},    {"Calif", A::place},     {"Capt", A::title},
    {"Cd", A::title},         {"Cdr", A::title},       {"Ch", A::number},
    {"Chap", A::number},      {"Chih", A::place},      {"Chis", A::place},
    {"Chr", A::title},        {"Cllr", A::title},      {"Cmdr", A::title},
    {"Cmdte", A::title},      {"Cnel", A::title},      {"Co", A::ordinary},
    {"Coah", A::place},       {"Col", A::title},       {"Colo", A::place},
    {"Comm", A::title},       {"Conn", A::place},      {"Corp", A::ordinary},
    {"Cos", A::ordinary},     {"Cpl", A::title},       {"Cst", A::title},
    {"Ct", A::ordinary},      {"Dec", A::month},       {"Del", A::place},
    {"Dept", A::ordinary},    {"Depto", A::number},    {"Det", A::title},
    {"Dez", A::month},        {"Dgo", A::place},       {"Dip", A::title},
    {"Dipl", A::title},       {"Dir", A::title},       {"Dist", A::number},
    {"Dna", A::title},        {"Dr", A::title},        {"Dra", A::title},
    {"E.U", A::country},      {"EE", A::title},        {"Edo", A::ordinary},
    {"Ens", A::title},        {"Esq", A::ordinary},    {"Fa", A::title},
    {"Fco", A::title},        {"Feb", A::month},       {"Fig", A::number},
    {"Fla", A::place},        {"Fr", A::title},        {"Fri", A::weekday},
    {"Frl", A::title},        {"Ft", A::saint},        {"Ga", A::place},
    {"Gen", A::title},        {"Gov", A::title},       {"Govs", A::title},
    {"Gral", A::title},       {"Grl", A::title},       {"Gto", A::place},
    {"Hgo", A::place},        {"Hon", A::title},       {"Hr", A::title},
    {"Hwy", A::number},       {"Ill", A::place},       {"Inc", A::ordinary},
    {"Ind", A::place},        {"Ing", A::title},       {"Insp", A::title},
    {"Intl", A::ordinary},    {"Jal", A::place},       {"Jan", A::month},
    {"Jh", A::ordinary},      {"Jr", A::ordinary},     {"Jul", A::month},
    {"Jun", A::month},        {"Kan", A::place},       {"Kap", A::number},
    {"Ky", A::place},         {"La", A::place},        {"Lic", A::title},
    {"Licda", A::title},      {"Lieut", A::title},     {"Lt", A::title},
    {"Ltd", A::ordinary},     {"M", A::title},         {"MM", A::title},
    {"Ma", A::ordinary},      {"Maj", A::title},       {"Mar", A::month},
    {"Mass", A::place},       {"Md", A::place},        {"Messrs", A::title},
    {"Mgr", A::title},        {"Mich", A::place},      {"Minn", A::place},
    {"Mio", A::ordinary},     {"Miss", A::place},      {"Mlle", A::title},
    {"Mlles", A::title},      {"Mme", A::title},       {"Mmes", A::title},
    {"Mo", A::place},         {"Mon", A::weekday},     {"Mont", A::place},
    {"Mr", A::title},         {"Mrd", A::ordinary},    {"Mrs", A::title},
    {"Ms", A::title},         {"Msgr", A::title},      {"Mt", A::saint},
    {"Mtra", A::title},       {"Mtro", A::title},      {"Mx", A::title},
    {"N.C", A::region},       {"N.D", A::region},      {"N.H", A::region},
    {"N.J", A::region},       {"N.M", A::region},      {"N.S", A::region},
    {"N.Y", A::region},       {"Nay", A::place},       {"Neb", A::place},
    {"Nev", A::place},        {"No", A::number},       {"Nos", A::number},
    {"Nov", A::month},        {"Nr", A::number},       {"Oax", A::place},
    {"Oct", A::month},        {"Ofc", A::title},       {"Okla", A::place},
    {"Okt", A::month},        {"Ont", A::place},       {"Ore", A::place},
    {"P.M", A::clock},        {"Pa", A::place},        {"Pbro", A::title},
    {"Pdta", A::title},       {"Pdte", A::title},      {"Pfc", A::title},
    {"Ph.D", A::ordinary},    {"PhD", A::ordinary},    {"Pkwy", A::ordinary},
    {"Pres", A::title},       {"Prof", A::title},      {"Profa", A::title},
    {"Profr", A::title},      {"Profra", A::title},    {"Pte", A::title},
    {"Pue", A::place},        {"Pvt", A::title},       {"Qro", A::place},
    {"R.I", A::region},       {"Rd", A::ordinary},     {"Rep", A::title},
    {"Reps", A::title},       {"Rev", A::title},       {"Revs", A::title},
    {"Rt", A::title},         {"S.C", A::region},      {"S.D", A::region},
    {"Sat", A::weekday},      {"Sec", A::title},       {"Sen", A::title},
    {"Sens", A::title},       {"Sep", A::month},       {"Sept", A::month},
    {"Sgt", A::title},        {"Sgto", A::title},      {"Spc", A::title},
    {"Sq", A::ordinary},      {"Sr", A::ordinary},     {"Sra", A::title},
    {"Sres", A::title},       {"Srta", A::title},      {"St", A::street},
    {"Sta", A::title},        {"Std", A::ordinary},    {"Ste", A::saint},
    {"Sto", A::title},        {"Str", A::ordinary},    {"Sun", A::weekday},
    {"Supt", A::title},       {"Tamps", A::place},     {"Tel", A::number},
    {"Tels", A::number},      {"Tenn", A::place},      {"Tex", A::place},
    {"Thu", A::weekday},      {"Thur", A::weekday},    {"Thurs", A::weekday},
    {"Tlax", A::place},       {"Tte", A::title},       {"Tue", A::weekday},
    {"Tues", A::weekday},     {"U.K", A::country},     {"U.N", A::country},
    {"U.S", A::country},      {"U.S.A", A::country},   {"Ud", A::title},
    {"Uds", A::title},        {"Univ", A::title},      {"Va", A::place},
    {"Vol", A::number},       {"Vt", A::place},        {"W.Va", A::region},
    {"Wash", A::place},       {"Wed", A::weekday},     {"Wis", A::place},
    {"Wyo", A::place},        {"Yuc", A::place},       {"Zac", A::place},
    {"Ziff", A::number},      {"a.k.a", A::title},     {"a.m", A::clock},
    {"abr", A::month},        {"al", A::ordinary},     {"apart", A::number},
    {"apdo", A::number},      {"approx", A::title},    {"aprox", A::title},
    {"art", A::number},       {"arts", A::number},     {"av", A::ordinary},
    {"boul", A::ordinary},    {"bzw", A::title},       {"ca", A::number},
    {"cap", A::number},       {"cf", A::title},        {"chap", A::number},
    {"d.h", A::title},        {"dept", A::title},      {"dic", A::month},
    {"dr", A::title},         {"dra", A::title},       {"e.g", A::title},
    {"ed", A::ordinary},      {"ej", A::title},        {"ene", A::month},
    {"env", A::title},        {"est", A::ordinary},    {"etc", A::ordinary},
    {"evtl", A::title},       {"fig", A::number},      {"fracc", A::number},
    {"ft", A::number},        {"geb", A::title},       {"ggf", A::title},
    {"gral", A::title},       {"hl", A::title},        {"hr", A::ordinary},
    {"hrs", A::ordinary},     {"i.e", A::title},       {"ing", A::title},
    {"inkl", A::title},       {"janv", A::month},      {"juil", A::month},
    {"lb", A::ordinary},      {"lbs", A::ordinary},    {"lic", A::title},
    {"med", A::ordinary},     {"min", A::ordinary},    {"mph", A::ordinary},
    {"mtra", A::title},       {"mtro", A::title},      {"no", A::number},
    {"nos", A::number},       {"nov", A::month},       {"oct", A::month},
    {"oz", A::ordinary},      {"p", A::number},        {"p.ej", A::title},
    {"p.m", A::clock},        {"pp", A::number},       {"prof", A::title},
    {"sept", A::month},       {"sog", A::title},       {"sq", A::title},
    {"sr", A::title},         {"sra", A::title},       {"sres", A::title},
    {"srta", A::title},       {"tel", A::number},      {"tels", A::number},
    {"u.a", A::title},        {"usw", A::ordinary},    {"v", A::title},
    {"vgl", A::title},        {"vol", A::number},      {"vs", A::title},
    {"z.B", A::title},        {"D\u00E9c", A::month},  {"F\u00E9vr", A::month},
    {"N\u00FAm", A::number},  {"P\u00E1g", A::number}, {"T\u00E9l", A::number},
    {"d\u00E9c", A::month},   {"f\u00E9vr", A::month}, {"n\u00FAm", A::number},
    {"n\u00FAms", A::number}, {"p\u00E1g", A::number}, {"p\u00E1gs", A::number},
    {"t\u00E9l", A::number},
});

// Asked at every full stop, so hashed, into a table that is made at compile time.
constexpr unsigned kSlotBits = 10;
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
