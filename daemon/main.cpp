#include <malloc.h>

#include <variant>

#include "daemon/commands/commands.h"
#include "daemon/commands/options.h"

int main(int argc, char** argv) {
  // What one thread reads another publishes and frees: with an arena for each
  // thread glibc keeps both, and asks the kernel for every few pages.
  mallopt(M_ARENA_MAX, 1);
  const auto parsed = planwatch::ParseOptions(argc, argv);
  if (const int* status = std::get_if<int>(&parsed)) return *status;
  return planwatch::Run(std::get<planwatch::Options>(parsed));
}
