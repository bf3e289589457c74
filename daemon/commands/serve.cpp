#include <signal.h>

#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "daemon/commands/command_line.h"
#include "daemon/commands/commands.h"
#include "daemon/config/config.h"
#include "daemon/http/address.h"
#include "daemon/http/server.h"
#include "daemon/log.h"
#include "daemon/pages/site.h"
#include "daemon/refresh/refresh.h"
#include "daemon/systemd.h"
#include "daemon/telemetry.h"
#include "daemon/version.h"

namespace planwatch {
namespace {

// For `systemctl status`.
constexpr const char* kServing = "Serving";

// The signals that the daemon waits for, blocked in its other threads. They
// stay blocked, so that a second SIGTERM doesn't break an orderly stop.
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

// Reloads the configuration, for a signal or for HTTP, one at a time.
class Reloader {
 public:
  Reloader(const Options& options, Refresh& refresh)
      : options_(options), refresh_(refresh) {}

  Status Reload() {
    const std::lock_guard lock(mutex_);
    systemd::NotifyReloading();
    Status reloaded = Swap();
    systemd::NotifyReady(reloaded
                             ? kServing
                             : "The new configuration is wrong and the old one "
                               "stays: " +
                                   reloaded.error().message());
    return reloaded;
  }

 private:
  Status Swap() {
    ParsedConfig parsed =
        LoadConfig(options_.config_file, ProcessEnvironment());
    if (parsed.faults.empty())
      if (Status allowed = CheckMayAccept(options_, parsed.config); !allowed)
        parsed.faults.push_back(std::move(allowed).error());
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

  const Options& options_;
  Refresh& refresh_;
  std::mutex mutex_;
};

void LogWebConfig(const Error* invalid) {
  if (invalid)
    log::Error("web configuration not reloaded: the old one stays",
               {{"error", invalid->message()}});
  else
    log::Info("web configuration reloaded");
}

}  // namespace

int Serve(const Options& options) {
  const Signals signals;  // before all else: a reload may come at once
  SetUpLog(options, LevelOf(options));
  signal(SIGPIPE, SIG_IGN);
  std::shared_ptr<const Config> config = LoadOrPrintFaults(options);
  if (!config) return kExitUsage;
  if (const Status allowed = CheckMayAccept(options, *config); !allowed)
    return PrintError(allowed.error(), kExitUsage);

  std::vector<int> sockets;
  if (options.systemd_socket) {
    sockets = systemd::TakeSockets();
    if (sockets.empty())
      return PrintError(
          Error("--web.systemd-socket: systemd has handed over no socket; "
                "start planwatch.socket, or leave the flag out"),
          kExitUsage);
  }

  Telemetry telemetry;
  Refresh refresh({.now = {},
                   .as_at = options.as_at,
                   .keep_history = true,
                   .telemetry = &telemetry});
  Reloader reloader(options, refresh);
  web::SiteOptions site{
      .snapshot = [&refresh] { return refresh.Current(); },
      .reload = {},
      .accept =
          [&refresh](const std::string& entry, const std::string& token,
                     const std::string& user) {
            return refresh.Accept(entry, token, user);
          },
      .external_url = options.external_url,
      .route_prefix = {},
      .telemetry = &telemetry};
  if (!options.route_prefix.empty())
    site.route_prefix = web::PathOfUrl(options.route_prefix);
  if (options.enable_lifecycle)
    site.reload = [&reloader] { return reloader.Reload(); };
  Result<std::unique_ptr<web::Server>> server = web::Server::Listen(
      {.addresses = options.listen_addresses,
       .sockets = sockets,
       .web_config_file = options.web_config_file,
       .external_url = options.external_url,
       .on_web_config =
           [&refresh](const Error* invalid) {
             LogWebConfig(invalid);
             refresh.SetWebConfigError(invalid ? invalid->message()
                                               : std::string());
           },
       .on_answer =
           [&telemetry](std::string_view page, int status,
                        Telemetry::Seconds duration) {
             telemetry.CountRequest(page, status, duration);
           }},
      web::MakeRoutes(std::move(site)));
  if (!server) return PrintError(server.error(), kExitUsage);
  const std::string sources = std::to_string(config->entries.size());
  refresh.Start(std::move(config));
  (*server)->Start();
  std::string addresses;
  for (const std::string& url : (*server)->urls())
    addresses += (addresses.empty() ? "" : " ") + url;
  log::Info("serving", {{"address", addresses},
                        {"version", VersionLine()},
                        {"sources", sources}});
  systemd::NotifyReady(kServing);
  const systemd::Watchdog watchdog([&refresh] { return refresh.rounds(); });

  while (signals.Wait() == SIGHUP) {
    // A failure was logged.
    [[maybe_unused]] const Status reloaded = reloader.Reload();
  }
  log::Info("stopping");
  systemd::NotifyStopping();
  std::thread sources_stop([&refresh] { refresh.Stop(); });
  (*server)->Stop();
  sources_stop.join();
  return 0;
}

}  // namespace planwatch
