#include <variant>

#include "daemon/commands/commands.h"
#include "daemon/commands/options.h"

int main(int argc, char** argv) {
  const auto parsed = planwatch::ParseOptions(argc, argv);
  if (const int* status = std::get_if<int>(&parsed)) return *status;
  return planwatch::Run(std::get<planwatch::Options>(parsed));
}
