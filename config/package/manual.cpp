// Prints the manual pages and the completion of bash, made of what the
// references are made of: the command line itself, config/README.md and
// grafana/README.md.
//
//   planwatch_manual page VERSION DATE               planwatch.1
//   planwatch_manual page VERSION DATE TITLE FILE HEADING [HEADING]
//                                                    a part of a README
//   planwatch_manual completion                      for bash
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "config/package/roff.h"
#include "daemon/commands/options.h"

namespace planwatch {
namespace {

struct Title {
  std::string_view name, section, what;
};
constexpr Title kTitles[] = {
    {"planwatch", "1", "watch delivery plans and registers of referrals"},
    {"planwatch.yml", "5", "configuration of planwatch"},
    {"planwatch-metrics", "7", "metrics of planwatch"},
};

void Begin(std::ostream& out, const Title& title, const std::string& version,
           const std::string& date) {
  std::string name(title.name);
  for (char& c : name)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  out << ".TH " << name << ' ' << title.section << ' ' << date
      << " \"planwatch " << version << "\" planwatch\n.SH NAME\n"
      << roff::Escape(title.name) << " \\- " << title.what << '\n';
}

void End(std::ostream& out, const Title& title) {
  out << ".SH SEE ALSO\n";
  const char* separator = "";
  for (const Title& other : kTitles) {
    if (other.name == title.name) continue;
    out << separator << ".BR " << roff::Escape(other.name) << " ("
        << other.section << ")";
    separator = ",\n";
  }
  out << ",\n.BR prometheus (1)\n";
}

void WriteFlag(std::ostream& out, const FlagHelp& flag) {
  out << ".TP\n\\fB" << roff::Escape(flag.name) << "\\fR";
  if (!flag.value.empty()) out << " \\fI" << roff::Escape(flag.value) << "\\fR";
  std::string help = flag.help;
  if (!flag.default_value.empty())
    help += "; " + flag.default_value + " if not given";
  out << '\n' << roff::Text(help + ".");
}

void WriteCommands(std::ostream& out) {
  out << ".SH SYNOPSIS\n\\fBplanwatch\\fR [\\fICOMMAND\\fR] [\\fIFLAG\\fR]...\n"
         ".SH DESCRIPTION\n"
      << roff::Text(
             "planwatch reads delivery plans (Word, Excel, OpenDocument, CSV), "
             "registers of referrals and measures, and serves their figures: "
             "to Prometheus, and as pages for people. Nothing of one person in "
             "a register leaves it.")
      << ".PP\n"
      << roff::Text(
             "Flags may stand before or after the command. Without a command "
             "it serves.");
  const std::vector<CommandHelp> commands = CommandReference();
  out << ".SH COMMANDS\n";
  for (const CommandHelp& command : commands) {
    if (command.name.empty()) continue;
    out << ".SS planwatch " << roff::Escape(command.name) << '\n'
        << roff::Text(command.help + ".");
    for (const FlagHelp& flag : command.flags) WriteFlag(out, flag);
  }
  out << ".SH FLAGS OF ALL COMMANDS\n";
  for (const FlagHelp& flag : commands.front().flags) WriteFlag(out, flag);
  out << ".SH EXIT STATUS\n.TP\n0\n"
      << roff::Text("All is well.") << ".TP\n1\n"
      << roff::Text(
             "A source failed, is held back or in doubt, or rows could not be "
             "used; or a file could not be read or written.")
      << ".TP\n2\n"
      << roff::Text(
             "The call or the configuration was wrong, or the port is taken.")
      << ".SH SIGNALS\n.TP\nSIGHUP\n"
      << roff::Text(
             "Read the configuration again; a wrong one changes nothing.")
      << ".TP\nSIGTERM, SIGINT\n"
      << roff::Text("Answer what has been asked, and end.");
  out << ".SH FILES\n";
  for (const auto& [file, what] :
       {std::pair("/etc/planwatch/planwatch.yml",
                  "The service's configuration."),
        {"/etc/default/planwatch", "Its flags, as ARGS."},
        {"/var/lib/planwatch", "Its history, backups and reviews."},
        {"/usr/share/planwatch",
         "Boards, rules and Alertmanager's files, and a sample."}})
    out << ".TP\n.I " << roff::Escape(file) << '\n' << roff::Text(what);
}

// All words that may follow; values of flags are left to bash.
void WriteCompletion(std::ostream& out) {
  std::string commands, subcommands;
  out << "# bash completion for planwatch; made by planwatch_manual.\n"
         "_planwatch() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} before=$3 flags= command= w\n"
         "  for w in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
         "    [[ $w == -* ]] || command+=\"${command:+ }$w\"\n"
         "  done\n"
         "  case $command in\n";
  std::string all, files;
  for (const CommandHelp& command : CommandReference()) {
    std::string flags;
    for (const FlagHelp& flag : command.flags) {
      if (flag.positional) continue;
      std::string names = flag.name;
      for (char& c : names)
        if (c == ',') c = ' ';
      flags += ' ' + names;
      if (flag.value == "FILE") files += (files.empty() ? "" : "|") + flag.name;
    }
    if (command.name.empty()) {
      all = flags;
      continue;
    }
    const std::size_t space = command.name.find(' ');
    if (space == std::string::npos)
      commands += ' ' + command.name;
    else
      subcommands += command.name.substr(space);
    if (!flags.empty())
      out << "    "
          << (space == std::string::npos ? command.name
                                         : '"' + command.name + '"')
          << "*) flags=\"" << flags.substr(1) << "\" ;;\n";
  }
  out << "  esac\n"
         "  case $before in\n"
         "    "
      << files
      << ")\n"
         "      mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
         "      return ;;\n"
         "  esac\n"
         "  if [[ $word == -* ]]; then\n"
         "    flags+=\""
      << all
      << "\"\n"
         "    mapfile -t COMPREPLY < <(compgen -W \"$flags\" -- \"$word\")\n"
         "  elif [[ $command == history ]]; then\n"
         "    mapfile -t COMPREPLY < <(compgen -W \""
      << subcommands.substr(1)
      << "\" -- \"$word\")\n"
         "  elif [[ -z $command ]]; then\n"
         "    mapfile -t COMPREPLY < <(compgen -W \""
      << commands.substr(1)
      << " history\" -- \"$word\")\n"
         "  else\n"
         "    mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
         "  fi\n"
         "}\n"
         "complete -o filenames -F _planwatch planwatch\n";
}

int Main(const std::vector<std::string>& call) {
  if (call == std::vector<std::string>{"completion"}) {
    WriteCompletion(std::cout);
    return 0;
  }
  if (call.size() < 3 || call[0] != "page") return 2;
  const Title* title = &kTitles[0];
  if (call.size() > 3)
    for (const Title& known : kTitles)
      if (known.name == call[3]) title = &known;
  Begin(std::cout, *title, call[1], call[2]);
  if (call.size() == 3) {
    WriteCommands(std::cout);
  } else if (call.size() >= 6) {
    std::ifstream readme(call[4]);
    if (!roff::WritePart(readme, call[5], call.size() > 6 ? call[6] : "",
                         std::cout)) {
      std::cerr << call[4] << ": has no heading \"" << call[5] << "\"\n";
      return 1;
    }
  }
  End(std::cout, *title);
  return 0;
}

}  // namespace
}  // namespace planwatch

int main(int argc, char** argv) {
  return planwatch::Main({argv + 1, argv + argc});
}
