#include "broadsheet/article/french_words.hpp"

namespace broadsheet::article {

bool is_french_head(std::string_view head) {
  for (const std::string_view apostrophe : {"'", "\u2019"}) {
    if (const std::size_t at = head.find(apostrophe); at == 1)
      head.remove_prefix(1 + apostrophe.size());
  }
  for (const std::string_view one :
       {"Agence", "Assembl\u00e9e", "Autorit\u00e9", "Banque", "Chambre", "Commission", "Conseil",
        "Cour", "Croix", "Garde", "Monde", "Organisation", "Parlement", "Union"})
    if (head == one) return true;
  return false;
}

bool is_french_complement(std::string_view small) {
  for (const std::string_view one :
       {"centrale", "constitutionnel", "constitutionnelle", "diplomatique", "europ\u00e9en",
        "europ\u00e9enne", "f\u00e9d\u00e9ral", "f\u00e9d\u00e9rale", "international",
        "internationale", "mondiale", "nationale", "p\u00e9nale", "r\u00e9publicaine",
        "supr\u00eame"})
    if (small == one) return true;
  return false;
}

}  // namespace broadsheet::article
