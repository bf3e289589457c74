// Reads the section `disclosure:` of the configuration, and checks the entries
// against it. Internal to ParseConfig. One thread.
#pragma once

#include <string>
#include <vector>

#include "daemon/config/config.h"
#include "daemon/config/config_reader.h"
#include "daemon/config/yaml.h"

namespace planwatch {

class DisclosureSection {
 public:
  // All outlive it. Faults go to the reader.
  DisclosureSection(ConfigReader& reader, Config& config,
                    std::vector<yaml::Fault>& warnings)
      : reader_(reader), config_(config), warnings_(warnings) {}

  void Read(const ConfigReader::Value& value);
  // Once every entry has been read: marks the parts of sums, and warns of
  // entries that may tell by their difference what neither tells alone.
  void CheckEntries();

 private:
  void ReadSchedule(const ConfigReader::Value& value,
                    ReleaseSchedule& schedule);
  void ReadAddsUp(const ConfigReader::Value& value);
  void MarkParts();
  void WarnOfSharedSources();
  Entry* FindRegister(const std::string& name);
  bool AddUp(const Entry& a, const Entry& b) const;
  void Warn(const ConfigReader::Value& value, std::string text);

  ConfigReader& reader_;
  Config& config_;
  std::vector<yaml::Fault>& warnings_;
  int sums_line_ = 0;
};

}  // namespace planwatch
