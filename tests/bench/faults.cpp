// Does to a running daemon what happens to one in years, for a minute or as
// long as it is told, while a client scrapes it:
//
//   faults [SECONDS] [SEED]
//
// Sources vanish, are cut short, written over, locked and restored; the disk of
// the history fills; file descriptors run out; right and wrong configurations
// are loaded; the daemon is killed. Exit status 1 where a figure was wrong or
// mixed of two versions, a scrape failed while the daemon was up, or a restored
// source took longer than an interval to be read.
//
// Not among them: the clock, which the tests of the refresh step, and servers
// of databases, whose faults are tests of their own (tests/source).
#include <gtest/gtest.h>
#include <httplib.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "tests/e2e/daemon.h"
#include "tests/e2e/metrics.h"
#include "tests/e2e/process.h"

namespace planwatch::e2e {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// A plan's ratings; those of two versions never add up to a third.
struct Version {
  int red = 0, amber = 0, green = 0;
  auto operator<=>(const Version&) const = default;
};

Version VersionOf(int number) {
  return {20 + number % 7, 20 + number % 5, 20 + number % 3};
}

std::string PlanOf(const Version& version) {
  std::string csv = "Ref,Action,RAG,Due,Lead\n";
  int reference = 0;
  const auto add = [&](int count, const char* rag) {
    for (int i = 0; i < count; ++i) {
      const std::string number = std::to_string(++reference);
      csv += number + ",Agree the protocol " + number + "," + rag +
             ",2015-03-31,Police\n";
    }
  };
  add(version.red, "Red");
  add(version.amber, "Amber");
  add(version.green, "Green");
  return csv;
}

constexpr int kReferrals = 60;

std::string RegisterOf() {
  std::string csv = "Received,Triaged,Outcome,Source\n";
  for (int i = 0; i < kReferrals; ++i)
    csv += "2015-05-11,2015-05-12,support,police\n";
  return csv;
}

constexpr const char* kConfig = R"(plans:
  - name: cse
    source: { file: plan.csv }
    read: { every: 1s }
referrals:
  - name: cmog
    source: { database: "sqlite3://register.db", query: "SELECT received, triaged, outcome, source FROM referral" }
    read: { every: 1s }
    outcomes: { further: [support] }
    sources: { Police: [police] }
history: { database: "sqlite3://disk/history.db" }
)";

std::string RegisterSql() {
  std::string sql =
      "CREATE TABLE referral (received, triaged, outcome, source);";
  for (int i = 0; i < kReferrals; ++i)
    sql +=
        "INSERT INTO referral VALUES "
        "('2015-05-11', '2015-05-12', 'support', 'police');";
  return sql;
}

class Bench {
 public:
  Bench(std::chrono::seconds duration, unsigned seed)
      : end_(steady_clock::now() + duration), random_(seed) {
    for (int i = 0; i < 7 * 5 * 3; ++i) versions_.insert(VersionOf(i));
    std::filesystem::create_directory(disk());
    small_disk_ =
        mount("tmpfs", disk().c_str(), "tmpfs", 0, "size=4m,mode=700") == 0;
    if (!small_disk_)
      std::puts("no leave to mount a small file system: no disk fills");
    WriteFile(config(), kConfig);
    RunSql(folder_ / "register.db", RegisterSql());
    WritePlan();
    StartDaemon();
  }
  ~Bench() {
    daemon_.reset();
    if (small_disk_) umount(disk().c_str());
  }

  int Run() {
    std::thread client([this] { Scrape(); });
    while (steady_clock::now() < end_) {
      const auto& [name, fault] = faults_[Random(faults_.size())];
      ++done_[name];
      fault();
      ExpectRecovery(name);
    }
    stopping_ = true;
    client.join();
    for (const auto& [name, count] : done_)
      std::printf("%5d %s\n", count, name.c_str());
    std::printf(
        "scrapes %ld, failed while up %ld, wrong %ld; recovery at most %.1f s, "
        "not recovered %d\n",
        scrapes_.load(), failed_.load(), wrong_.load(), slowest_, lost_);
    return failed_ + wrong_ + lost_ == 0 ? 0 : 1;
  }

 private:
  using Fault = std::pair<std::string, std::function<void()>>;

  std::filesystem::path disk() const { return folder_ / "disk"; }
  std::filesystem::path config() const { return folder_ / "planwatch.yml"; }
  std::filesystem::path plan() const { return folder_ / "plan.csv"; }
  std::filesystem::path cases() const { return folder_ / "register.db"; }

  std::size_t Random(std::size_t below) {
    return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_);
  }
  // How long a fault lasts: shorter and longer than an interval.
  void Last() { std::this_thread::sleep_for(milliseconds{Random(2500)}); }

  void WritePlan() {
    current_ = VersionOf(static_cast<int>(Random(7 * 5 * 3)));
    WriteFile(plan(), PlanOf(current_));
  }

  void StartDaemon() {
    daemon_.emplace(CallOf("serve", config(), {"--as-at", "2015-05-18"}),
                    "/-/ready", port_);
    port_ = daemon_->port();
    const std::lock_guard lock(scrape_mutex_);
    // As Prometheus does, it keeps its connection.
    client_ = std::make_unique<httplib::Client>("127.0.0.1", port_);
    client_->set_keep_alive(true);
    client_->set_tcp_nodelay(true);
    up_ = true;
  }

  // A file in place of another for a while.
  void WhileReplaced(const std::filesystem::path& file, const std::string& by) {
    const std::filesystem::path aside = file.string() + ".aside";
    std::filesystem::rename(file, aside);
    if (!by.empty()) WriteFile(file, by);
    Last();
    std::filesystem::rename(aside, file);
  }

  void WhileReloaded(const std::string& text) {
    WriteFile(config(), text);
    daemon_->Signal(SIGHUP);
    Last();
    WriteFile(config(), kConfig);
    daemon_->Signal(SIGHUP);
  }

  void FillTheDisk() {
    if (!small_disk_) return;
    const std::filesystem::path filler = disk() / "filler";
    std::ofstream(filler) << std::string(8 << 20, 'x');
    WritePlan();
    Last();
    std::filesystem::remove(filler);
  }

  void TakeDescriptorsAway() {
    rlimit before{};
    prlimit(daemon_->pid(), RLIMIT_NOFILE, nullptr, &before);
    rlimit few = before;
    few.rlim_cur = 12;
    prlimit(daemon_->pid(), RLIMIT_NOFILE, &few, nullptr);
    WritePlan();
    Last();
    prlimit(daemon_->pid(), RLIMIT_NOFILE, &before, nullptr);
  }

  void Kill() {
    {
      // No scrape is under way, and none begins.
      const std::lock_guard lock(scrape_mutex_);
      up_ = false;
      daemon_->Signal(SIGKILL);
      daemon_.reset();
    }
    StartDaemon();
  }

  struct Scraped {
    Version version;
    double received = -1, plan_up = -1, register_up = -1, reloaded = -1;
  };
  static std::optional<Scraped> Parse(const std::string& body) {
    const Metrics metrics(body);
    const auto count = [&](const char* rag) {
      return static_cast<int>(
          metrics.Sum("plan_actions", {{"plan", "cse"}, {"rag", rag}})
              .value_or(-1));
    };
    const auto up = [&](const char* source) {
      return metrics.Sum("source_up", {{"source", source}}).value_or(-1);
    };
    return Scraped{{count("red"), count("amber"), count("green")},
                   metrics.Sum("referrals_received").value_or(-1),
                   up("cse"),
                   up("cmog"),
                   metrics.Sum("config_last_reload_successful").value_or(-1)};
  }

  std::optional<Scraped> ScrapeOnce() {
    const std::lock_guard lock(scrape_mutex_);
    if (!up_) return std::nullopt;
    const auto answer = client_->Get("/metrics");
    ++scrapes_;
    if (!answer || answer->status != 200) {
      ++failed_;
      return std::nullopt;
    }
    return Parse(answer->body);
  }

  void Scrape() {
    while (!stopping_) {
      if (const auto scraped = ScrapeOnce();
          scraped && (!versions_.contains(scraped->version) ||
                      scraped->received != kReferrals)) {
        ++wrong_;
        std::printf("wrong figures: %d red, %d amber, %d green, %g received\n",
                    scraped->version.red, scraped->version.amber,
                    scraped->version.green, scraped->received);
      }
      std::this_thread::sleep_for(milliseconds{20});
    }
  }

  // Everything is restored: the current version is served within an interval
  // and the time that a busy machine needs.
  void ExpectRecovery(const std::string& after) {
    const auto start = steady_clock::now();
    const bool recovered = Eventually(
        [&] {
          const auto now = ScrapeOnce();
          return now && now->version == current_ && now->plan_up == 1 &&
                 now->register_up == 1 && now->reloaded == 1;
        },
        std::chrono::seconds{10});
    const double took =
        std::chrono::duration<double>(steady_clock::now() - start).count();
    slowest_ = std::max(slowest_, took);
    if (recovered) return;
    ++lost_;
    std::printf("not recovered within 10 s after: %s\n", after.c_str());
  }

  const std::vector<Fault> faults_ = {
      {"a new version of the plan", [this] { WritePlan(); }},
      {"the plan is gone", [this] { WhileReplaced(plan(), ""); }},
      {"the plan is empty", [this] { WhileReplaced(plan(), "\n"); }},
      {"the plan is cut short",
       [this] {
         // Within a row: a plan that ends with one may be a shorter plan.
         const std::string whole = PlanOf(current_);
         const std::size_t end = whole.rfind(',', Random(whole.size()));
         WhileReplaced(plan(), whole.substr(0, end == whole.npos ? 0 : end));
       }},
      {"the plan is not a table",
       [this] { WhileReplaced(plan(), std::string(9999, '\0')); }},
      {"the register is gone", [this] { WhileReplaced(cases(), ""); }},
      {"the register is damaged",
       [this] { WhileReplaced(cases(), "SQLite format 3" + RegisterOf()); }},
      {"a wrong configuration", [this] { WhileReloaded("plans: ["); }},
      {"another configuration",
       [this] {
         WhileReloaded(std::string("labels: { area: x }\n") + kConfig);
       }},
      {"the disk is full", [this] { FillTheDisk(); }},
      {"no descriptors", [this] { TakeDescriptorsAway(); }},
      {"killed", [this] { Kill(); }},
  };

  const test::TempFolder folder_;
  const steady_clock::time_point end_;
  std::mt19937 random_;
  std::set<Version> versions_;
  bool small_disk_ = false;
  Version current_;
  int port_ = 0;
  std::optional<Daemon> daemon_;

  std::mutex scrape_mutex_;
  std::unique_ptr<httplib::Client> client_;
  bool up_ = false;
  std::atomic<bool> stopping_ = false;
  std::atomic<long> scrapes_ = 0, failed_ = 0, wrong_ = 0;

  std::map<std::string, int> done_;
  double slowest_ = 0;
  int lost_ = 0;
};

}  // namespace
}  // namespace planwatch::e2e

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  const int seconds = argc > 1 ? std::atoi(argv[1]) : 60;
  const auto seed = static_cast<unsigned>(argc > 2 ? std::atoi(argv[2]) : 1);
  std::printf("%d seconds, seed %u\n", seconds, seed);
  return planwatch::e2e::Bench(std::chrono::seconds{seconds}, seed).Run();
}
