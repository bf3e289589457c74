#include "daemon/commands/receivers.h"

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "daemon/commands/command_line.h"
#include "daemon/commands/commands.h"

namespace planwatch {
namespace {

// A JSON string is valid YAML.
std::string Quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false,
                                   nlohmann::json::error_handler_t::replace);
}

// `plan="cse"`, with Alertmanager's own escapes in the value.
std::string Matcher(const std::string& label, const std::string& value) {
  std::string escaped;
  for (const char c : value) {
    if (c == '\\' || c == '"') escaped += '\\';
    escaped += c;
  }
  return Quoted(label + "=\"" + escaped + '"');
}

}  // namespace

std::string FormatReceivers(const Config& config) {
  std::string routes, receivers;
  for (const Entry& entry : config.entries) {
    for (const auto& [lead, address] : entry.mail) {
      const std::string name = Quoted(entry.name + ": " + lead);
      routes += "        - matchers: [" + Matcher("plan", entry.name) + ", " +
                Matcher("lead", lead) + "]\n          receiver: " + name + '\n';
      receivers +=
          "  - name: " + name +
          "\n    email_configs:\n      - to: " + Quoted(address) +
          "\n        send_resolved: true\n"
          "        headers: { Subject: '{{ template \"planwatch.subject\" . "
          "}}' }\n"
          "        html: '{{ template \"planwatch.html\" . }}'\n"
          "        text: '{{ template \"planwatch.text\" . }}'\n";
    }
  }
  if (routes.empty())
    return "# No plan of " + config.file.filename().string() +
           " has addresses under `leads: mail`.\n";
  return "# Under the first comment of alertmanager.yml that names "
         "`planwatch receivers`:\nroutes:\n" +
         routes + "# Under the second, at the end of the file:\nreceivers:\n" +
         receivers;
}

int Receivers(const Options& options) {
  SetUpLog(options, LevelOf(options));
  const std::shared_ptr<const Config> config = LoadOrPrintFaults(options);
  if (!config) return kExitCallWrong;
  std::cout << FormatReceivers(*config) << std::flush;
  return 0;
}

}  // namespace planwatch
