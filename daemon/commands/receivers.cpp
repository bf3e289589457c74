#include "daemon/commands/receivers.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <string_view>
#include <system_error>
#include <utility>

#include "collectors/base/descriptor.h"
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

// As config/alertmanager.yml has them: the lines after which the two lists
// stand, and the line that ends one that was merged.
constexpr std::string_view kRoutesHere = "# leads: the routes";
constexpr std::string_view kReceiversHere = "# leads: the receivers";
constexpr std::string_view kEnd = "# leads: end of what `planwatch receivers";

struct Lists {
  std::string routes, receivers;
};

Lists ListsOf(const Config& config) {
  Lists lists;
  for (const Entry& entry : config.entries) {
    for (const auto& [lead, address] : entry.mail) {
      const std::string name = Quoted(entry.name + ": " + lead);
      lists.routes += "        - matchers: [" + Matcher("plan", entry.name) +
                      ", " + Matcher("lead", lead) +
                      "]\n          receiver: " + name + '\n';
      lists.receivers +=
          "  - name: " + name +
          "\n    email_configs:\n      - to: " + Quoted(address) +
          "\n        send_resolved: true\n"
          "        headers: { Subject: '{{ template \"planwatch.subject\" . "
          "}}' }\n"
          "        html: '{{ template \"planwatch.html\" . }}'\n"
          "        text: '{{ template \"planwatch.text\" . }}'\n";
    }
  }
  return lists;
}

// Puts the list after the line of `text` that has the marker, in place of one
// that was put there before. False where there is no such line.
bool PutAfter(std::string& text, std::string_view marker,
              const std::string& list) {
  const std::size_t at = text.find(marker);
  if (at == text.npos) return false;
  const std::size_t line = text.rfind('\n', at) + 1;  // npos + 1 is 0
  const std::string indent(at - line, ' ');
  std::size_t begin = text.find('\n', at);
  if (begin == text.npos) {
    text += '\n';
    begin = text.size() - 1;
  }
  ++begin;
  std::size_t end = begin;
  const std::size_t old = text.find(kEnd, begin);
  // Of this list, not of the next.
  if (old != text.npos && old < text.find("# leads: the ", begin))
    end = std::min(text.find('\n', old), text.size() - 1) + 1;
  text.replace(
      begin, end - begin,
      list.empty() ? "" : list + indent + std::string(kEnd) + "` wrote\n");
  return true;
}

// In one step, with the owner and mode of the file before.
Status ReplaceFile(const std::filesystem::path& file, const std::string& text) {
  const std::filesystem::path unfinished = file.string() + ".planwatch-new";
  struct stat before {};
  bool written = stat(file.c_str(), &before) == 0;
  if (written) {
    const Descriptor made(open(unfinished.c_str(),
                               O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    written = made &&
              write(made.get(), text.data(), text.size()) ==
                  static_cast<ssize_t>(text.size()) &&
              (geteuid() != 0 ||
               fchown(made.get(), before.st_uid, before.st_gid) == 0) &&
              fchmod(made.get(), before.st_mode & 0777) == 0 &&
              fsync(made.get()) == 0 &&
              rename(unfinished.c_str(), file.c_str()) == 0;
  }
  if (written) return {};
  const Error error(file.string() + ": can't be written (" +
                    std::generic_category().message(errno) + ")");
  unlink(unfinished.c_str());
  return error;
}

}  // namespace

std::string FormatReceivers(const Config& config) {
  const Lists lists = ListsOf(config);
  if (lists.routes.empty())
    return "# No plan of " + config.file.filename().string() +
           " has addresses under `leads: mail`.\n";
  return "# Under the first comment of alertmanager.yml that names "
         "`planwatch receivers`:\nroutes:\n" +
         lists.routes +
         "# Under the second, at the end of the file:\nreceivers:\n" +
         lists.receivers;
}

Result<std::string> MergeReceivers(const Config& config, std::string text) {
  const Lists lists = ListsOf(config);
  for (const auto& [marker, list] :
       {std::pair(kRoutesHere, &lists.routes),
        std::pair(kReceiversHere, &lists.receivers)})
    if (!PutAfter(text, marker, *list))
      return Error("there is no comment that begins with \"" +
                   std::string(marker) +
                   "\"; put it where they are to stand, as in planwatch's own "
                   "alertmanager.yml");
  return text;
}

int Receivers(const Options& options) {
  SetUpLog(options, LevelOf(options));
  const std::shared_ptr<const Config> config = LoadOrPrintFaults(options);
  if (!config) return kExitUsage;
  if (options.output.empty()) {
    std::cout << FormatReceivers(*config) << std::flush;
    return 0;
  }
  std::ifstream in(options.output, std::ios::binary);
  if (!in)
    return PrintError(Error(options.output.string() + ": can't be read"),
                      kExitFailed);
  Result<std::string> merged =
      MergeReceivers(*config, {std::istreambuf_iterator<char>(in), {}});
  if (!merged)
    return PrintError(std::move(merged).error().In(options.output.string()),
                      kExitFailed);
  if (const Status written = ReplaceFile(options.output, *merged); !written)
    return PrintError(written.error(), kExitFailed);
  std::cout << options.output.string()
            << ": the leads' routes and receivers are written in; check it "
               "with `amtool check-config`, and reload Alertmanager\n";
  return 0;
}

}  // namespace planwatch
