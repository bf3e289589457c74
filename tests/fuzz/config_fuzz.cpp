// Any bytes as a configuration: no crash, no hang, faults or a configuration
// that is whole.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "collectors/base/encoding.h"
#include "daemon/config/config.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace planwatch;
  constexpr std::string_view kSecret = "hun~ter2";
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  // Written out in the configuration it is not a secret.
  if (text.find(kSecret) != std::string_view::npos) return 0;
  const ParsedConfig parsed =
      ParseConfig(text, "/nonexistent/planwatch.yml",
                  [&](const std::string& name) -> std::optional<std::string> {
                    if (name.size() > 1) return std::nullopt;
                    return std::string(kSecret);
                  });
  for (const Error& fault : parsed.faults) {
    Require(fault.message().starts_with("/nonexistent/planwatch.yml: "));
    Require(IsUtf8(fault.message()));
    Require(fault.message().find('\n') == std::string::npos);
    Require(fault.message().find(kSecret) == std::string::npos);
  }
  if (!parsed.faults.empty()) return 0;
  const Config& config = parsed.config;
  Require(config.calendar != nullptr);
  Require(!config.entries.empty());
  for (const Entry& entry : config.entries) {
    Require(!entry.name.empty() && !entry.title.empty());
    Require(entry.source.file.is_absolute() != !entry.source.database.empty());
    Require(entry.ReadsAs(entry));
    Require(NextTime(entry.read, Instant{}, *config.calendar, 0.5) > Instant{});
  }
  return 0;
}
