#include <iostream>

#include "broadsheet/broadsheet.hpp"

int main() {
  std::cout << broadsheet::version() << "\n";
  broadsheet::check_interrupt();
}
