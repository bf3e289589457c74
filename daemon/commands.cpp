#include "daemon/commands.h"

#include <signal.h>

#include <chrono>
#include <iostream>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "daemon/check.h"
#include "daemon/command_line.h"
#include "daemon/config.h"
#include "daemon/log.h"
#include "daemon/receivers.h"
#include "daemon/refresh.h"
#include "daemon/web/server.h"
#include "daemon/web/site.h"

namespace planwatch {
namespace {

constexpr int kCallWrong = 2;

// Every source, once.
SnapshotPtr ReadOnce(const Options& options,
                     std::shared_ptr<const Config> config) {
  Refresh refresh({.now = {}, .as_at = options.as_at});
  refresh.Start(std::move(config));
  while (!refresh.WaitUntilReady(std::chrono::hours{1})) {
  }  // each read has its own limit
  return refresh.Current();
}

// The signals that the daemon waits for, kept from its other threads. They stay
// blocked: a second SIGTERM must not turn a good end into a bad one.
class Signals {
 public:
  Signals() {
    sigemptyset(&set_);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set_, signal);
    pthread_sigmask(SIG_BLOCK, &set_, nullptr);
  }

  int Wait() const {
    int signal = 0;
    while (sigwait(&set_, &signal) != 0) {
    }
    return signal;
  }

 private:
  sigset_t set_{};
};

// Reads the configuration again, for a signal and for HTTP, one at a time.
class Reloader {
 public:
  Reloader(const Options& options, Refresh& refresh)
      : options_(options), refresh_(refresh) {}

  Status Reload() {
    const std::lock_guard lock(mutex_);
    ParsedConfig parsed =
        LoadConfig(options_.config_file, ProcessEnvironment());
    if (!parsed.faults.empty()) {
      std::string all;
      for (const Error& fault : parsed.faults) {
        log::Error("configuration wrong", {{"error", fault.message()}});
        all += (all.empty() ? "" : "\n") + fault.message();
      }
      log::Error("configuration not reloaded: the old one stays");
      refresh_.ReloadFailed();
      return Error(all);
    }
    for (const std::string& warning : parsed.warnings)
      log::Warn("configuration", {{"warning", warning}});
    const std::string sources = std::to_string(parsed.config.entries.size());
    refresh_.Reload(std::make_shared<const Config>(std::move(parsed.config)));
    log::Info("configuration reloaded", {{"sources", sources}});
    return {};
  }

 private:
  const Options& options_;
  Refresh& refresh_;
  std::mutex mutex_;
};

}  // namespace

int Serve(const Options& options) {
  SetUpLog(options, LevelOf(options));
  const Signals signals;  // before the first thread
  signal(SIGPIPE, SIG_IGN);
  std::shared_ptr<const Config> config = LoadOrPrintFaults(options);
  if (!config) return kCallWrong;

  Refresh refresh({.now = {}, .as_at = options.as_at, .keep_history = true});
  Reloader reloader(options, refresh);
  web::SiteOptions site{.snapshot = [&refresh] { return refresh.Current(); },
                        .reload = {},
                        .external_url = options.external_url};
  if (options.enable_lifecycle)
    site.reload = [&reloader] { return reloader.Reload(); };
  Result<std::unique_ptr<web::Server>> server =
      web::Server::Listen({.address = options.listen_address,
                           .web_config_file = options.web_config_file},
                          web::MakeRoutes(std::move(site)));
  if (!server) {
    std::cerr << "planwatch: " << server.error().message() << '\n';
    return kCallWrong;
  }
  const std::string sources = std::to_string(config->entries.size());
  refresh.Start(std::move(config));
  (*server)->Start();
  log::Info("serving", {{"address", (*server)->url()},
                        {"version", VersionLine()},
                        {"sources", sources}});

  while (signals.Wait() == SIGHUP) {
    // What is wrong was logged.
    [[maybe_unused]] const Status reloaded = reloader.Reload();
  }
  log::Info("stopping");
  std::thread sources_stop([&refresh] { refresh.Stop(); });
  (*server)->Stop();
  sources_stop.join();
  return 0;
}

int Check(const Options& options) {
  // What fails stands in the text itself.
  SetUpLog(options, options.log_level == "debug" ? log::Level::kDebug
                                                 : log::Level::kError);
  std::shared_ptr<const Config> config = LoadOrPrintFaults(options);
  if (!config) return kCallWrong;
  const SnapshotPtr snapshot = ReadOnce(options, std::move(config));
  std::cout << (options.check_format == "json" ? FormatCheckJson(*snapshot)
                                               : FormatCheck(*snapshot))
            << std::flush;
  return ExitStatus(*snapshot);
}

int Metrics(const Options& options) {
  const log::Level level = LevelOf(options);
  SetUpLog(options, level == log::Level::kInfo ? log::Level::kWarn : level);
  std::shared_ptr<const Config> config = LoadOrPrintFaults(options);
  if (!config) return kCallWrong;
  const SnapshotPtr snapshot = ReadOnce(options, std::move(config));
  // Without process_*: those of a process that ends would only stand in the way
  // of a textfile collector's own.
  std::cout << snapshot->text.text << std::flush;
  return ExitStatus(*snapshot);
}

int Receivers(const Options& options) {
  SetUpLog(options, LevelOf(options));
  const std::shared_ptr<const Config> config = LoadOrPrintFaults(options);
  if (!config) return kCallWrong;
  std::cout << FormatReceivers(*config) << std::flush;
  return 0;
}

}  // namespace planwatch
