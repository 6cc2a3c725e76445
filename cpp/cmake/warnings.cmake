# The one set of compile options of our own targets.
add_library(broadsheet_options INTERFACE)

# -ffp-contract=off: the same bits on machines with and without fused multiply-add.
target_compile_options(broadsheet_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -ffp-contract=off
  $<$<BOOL:${BROADSHEET_WERROR}>:-Werror>)

if(BROADSHEET_SANITIZE)
  add_compile_options(-fsanitize=${BROADSHEET_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${BROADSHEET_SANITIZE})
endif()
