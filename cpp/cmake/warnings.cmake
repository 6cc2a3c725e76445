# The one set of compile options of our own targets.
add_library(broadsheet_options INTERFACE)

# -ffp-contract=off: the same bits on machines with and without fused multiply-add.
target_compile_options(broadsheet_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -ffp-contract=off
  -Wno-missing-field-initializers  # {.window = 5}: what is not named has its default
  $<$<BOOL:${BROADSHEET_WERROR}>:-Werror>)

# g++ 12 and 13 take "a" + std::string at -O3 for an overlapping copy (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 14)
  target_compile_options(broadsheet_options INTERFACE -Wno-restrict)
endif()

if(BROADSHEET_SANITIZE)
  add_compile_options(-fsanitize=${BROADSHEET_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${BROADSHEET_SANITIZE})
endif()
