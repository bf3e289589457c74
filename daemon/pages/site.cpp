#include "daemon/pages/site.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

#include "collectors/base/clock.h"
#include "daemon/html/assets.h"
#include "daemon/html/html.h"
#include "daemon/http/address.h"
#include "daemon/http/negotiate.h"
#include "daemon/pages/action_page.h"
#include "daemon/pages/actions.h"
#include "daemon/pages/board.h"
#include "daemon/pages/calendar_page.h"
#include "daemon/pages/changes_page.h"
#include "daemon/pages/check_page.h"
#include "daemon/pages/data.h"
#include "daemon/pages/export.h"
#include "daemon/pages/page.h"
#include "daemon/pages/page_cache.h"
#include "daemon/pages/report_page.h"
#include "daemon/pages/sheets.h"
#include "daemon/report/words.h"
#include "daemon/snapshot/findings.h"

namespace planwatch::web {
namespace {

using nlohmann::ordered_json;

Response Answer(int status, std::string body, std::string content_type) {
  Response response = PlainText(status, std::move(body));
  response.content_type = std::move(content_type);
  return response;
}

Response AnswerMetrics(const Snapshot& snapshot, const Request& request,
                       const Telemetry* telemetry) {
  const TextFormat format = Negotiate(request.accept);
  const bool open_metrics = format == TextFormat::kOpenMetrics;
  std::string end;
  if (telemetry != nullptr) end += Serialize(telemetry->Collect(), format);
  end += Serialize(ReadProcess(), format);
  if (open_metrics) end += kOpenMetricsEnd;

  Response response = Answer(200, {}, std::string(ContentType(format)));
  response.gzipped = AcceptsGzip(request.accept_encoding);
  if (response.gzipped) {
    const auto gzip = snapshot.scrapes->Gzip(format);
    response.front = {gzip, &gzip->front()};
    response.body = gzip->End(end);
  } else {
    response.front = snapshot.scrapes->Text(format);
    response.body = std::move(end);
  }
  response.headers.emplace("Vary", "Accept, Accept-Encoding");
  return response;
}

ordered_json Timestamp(const std::optional<Instant>& instant) {
  if (!instant) return nullptr;
  return FormatInstant(*instant);
}

ordered_json SourceStatus(const EntrySnapshot& source,
                          const SourceFindings& found) {
  const SourceHealth& health = source.health;
  ordered_json json = {
      {"name", source.name()},
      {"kind", KindName(source.kind())},
      {"source", source.source_name},
      {"state", StateName(StateOf(health))},
      {"up", health.tried ? ordered_json(health.up) : ordered_json(nullptr)},
      {"held_back", health.held_back},
      {"error",
       source.error ? ordered_json(*source.error) : ordered_json(nullptr)},
      {"last_success", Timestamp(health.last_success)},
      {"modified", Timestamp(health.modified)},
      {"read_seconds", health.read_duration
                           ? ordered_json(health.read_duration->count())
                           : ordered_json(nullptr)}};
  json["doubts"] = ordered_json::array();
  for (const Doubt& doubt : source.doubts)
    json["doubts"].push_back({{"about", doubt.about},
                              {"place", doubt.place.ToString()},
                              {"text", doubt.text},
                              {"settle", doubt.settle}});
  if (source.report) {
    json["rows"] = health.rows;
    json["rows_not_used"] = health.rejected;
    json["guesses"] = found.guesses.total;
    json["to_repair"] = found.repairs.total;
  }
  return json;
}

// The day and total of each of a register's tables.
ordered_json Tables(const PublishedRegister& reg) {
  ordered_json tables = ordered_json::array();
  for (const RegisterBy by : kRegisterBys) {
    const PublishedCells& cells = reg.cells(by);
    if (cells.configured)
      tables.push_back(
          {{"by", RegisterByName(by)},
           {"as_at", cells.as_at ? ordered_json(FormatDate(*cells.as_at))
                                 : ordered_json(nullptr)},
           {"total",
            cells.as_at ? ordered_json(cells.total) : ordered_json(nullptr)}});
  }
  return tables;
}

// null: none is kept.
ordered_json HistoryStatus(const DaemonHealth& health) {
  if (!health.history) return nullptr;
  return {{"well", health.history->error.empty()},
          {"last_write", Timestamp(health.history->last_write)},
          {"last_backup", Timestamp(health.history->last_backup)}};
}

Response AnswerStatus(const Snapshot& snapshot) {
  ordered_json json = {
      {"version", snapshot.health.version},
      {"revision", snapshot.health.revision},
      {"ready", snapshot.ready},
      {"as_at", snapshot.published
                    ? ordered_json(FormatDate(snapshot.published->as_at()))
                    : ordered_json(nullptr)},
      {"as_at_given", snapshot.as_at_given},
      {"config",
       {{"file", snapshot.config->file.filename().string()},
        {"last_reload_successful", snapshot.health.config_reload_successful},
        {"last_reload_success",
         Timestamp(snapshot.health.config_reload_success)}}},
      {"history", HistoryStatus(snapshot.health)},
      {"troubles", ordered_json::array()},
      {"sources", ordered_json::array()}};
  for (const Trouble& trouble : Troubles(snapshot.health, Now()))
    json["troubles"].push_back(trouble.what);
  const Findings findings = MakeFindings(snapshot, Audience::kEveryone);
  for (std::size_t i = 0; i < snapshot.entries.size(); ++i) {
    const EntrySnapshot& entry = snapshot.entries[i];
    ordered_json source = SourceStatus(entry, findings.sources[i]);
    if (entry.reg != nullptr) {
      source["released"] = FormatDate(entry.reg->released());
      source["tables"] = Tables(*entry.reg);
    }
    json["sources"].push_back(std::move(source));
  }
  // Names and paths may hold bytes that are not UTF-8.
  return Answer(
      200,
      json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n",
      "application/json");
}

Response AnswerReady(const Snapshot& snapshot) {
  if (snapshot.ready) return PlainText(200, "planwatch is ready.\n");
  const auto tried = std::count_if(
      snapshot.entries.begin(), snapshot.entries.end(),
      [](const EntrySnapshot& entry) { return entry.health.tried; });
  return PlainText(503, "Not ready: " + std::to_string(tried) + " of " +
                            std::to_string(snapshot.entries.size()) +
                            " sources have been tried once.\n");
}

Response AnswerReload(const std::function<Status()>& reload) {
  if (!reload)
    return PlainText(403,
                     "Reloading over HTTP is off; start planwatch with "
                     "--web.enable-lifecycle, or send it SIGHUP.\n");
  if (const Status status = reload(); !status)
    return PlainText(500, "The configuration was not reloaded:\n" +
                              status.error().message() + "\n");
  return PlainText(200, "The configuration was reloaded.\n");
}

using PageFunction = PageAnswer (*)(const Snapshot&, const PageRequest&);

using Names = std::vector<std::string>;

struct PageRoute {
  const char* path;
  const char* name;  // in the metrics
  PageFunction make;
  Names (*parameters)();  // that the address takes
  bool below = false;     // Route::below
};
Names NoParameters() { return {}; }
Names FormatAlone() { return {"format"}; }
constexpr std::array kPages = {
    PageRoute{"/", "board", BoardPage, FormatAlone},
    PageRoute{"/board", "board", BoardPage, BoardParameters},
    PageRoute{"/action/", "action", ActionPage, NoParameters, true},
    PageRoute{"/actions", "actions", ActionsPage, ActionsParameters},
    PageRoute{"/api/v1/actions", "api_actions", ActionsApi,
              ActionQuery::Parameters},
    PageRoute{"/api/v1/changes", "api_changes", ChangesApi,
              [] {
                return Names{"since", "plan", "lead", "kind"};
              }},
    PageRoute{"/api/v1/plans", "api_plans", PlansApi, NoParameters},
    PageRoute{"/calendar.ics", "calendar", CalendarPage,
              [] {
                return Names{"plan", "lead"};
              }},
    PageRoute{"/changes", "changes", ChangesPage,
              [] {
                return Names{"since", "plan", "lead", "kind", "format"};
              }},
    PageRoute{"/check", "check", CheckPage, FormatAlone},
    PageRoute{"/lead/", "lead", LeadPage, NoParameters, true},
    PageRoute{"/partner/", "partner", PartnerPage, NoParameters, true},
    PageRoute{"/report", "report", ReportPage, ReportParameters}};

// From the address that was asked for up to the daemon's own: "../../" of
// "/action/cse/1". Deeper than any of its addresses leads nowhere.
std::string RelativeRoot(std::string_view target) {
  constexpr std::ptrdiff_t kDeepest = 8;
  const std::string_view path = target.substr(0, target.find('?'));
  const std::ptrdiff_t slashes = std::count(path.begin(), path.end(), '/');
  std::string way;
  for (auto i = std::min(slashes, kDeepest); i > 1; --i) way += "../";
  return way;
}

PageAnswer MakePage(const PageRoute& page, const Snapshot& snapshot,
                    const PageRequest& request) {
  const std::optional<Error> unknown =
      UnknownParameter(request.query, page.parameters());
  if (!unknown) return page.make(snapshot, request);
  const std::string_view path = std::string_view(page.path).substr(1);
  if (path.starts_with("api/")) return JsonError(400, unknown->message());
  return WrongAddress(snapshot, request,
                      {.title = "Wrong address", .here = std::string(path)},
                      unknown->message(), path);
}

// All that a page depends on beside its snapshot. Ages are shown in minutes at
// the least.
std::string KeyOf(const PageRoute& page, const PageRequest& request) {
  std::string key = page.path;
  key.append(1, '\0').append(request.rest);
  key.append(1, '\0').append(request.base);
  key.append(1, request.may_accept ? '\1' : '\0');
  for (const auto& [name, value] : request.query)
    key.append(1, '\0').append(name).append(1, '\0').append(value);
  const auto minute =
      std::chrono::floor<std::chrono::minutes>(request.now.time_since_epoch());
  return key + '\0' + std::to_string(minute.count());
}

bool MayAccept(const SiteOptions& site, const Snapshot& snapshot,
               const Request& request) {
  return site.accept && snapshot.config && !request.user.empty() &&
         snapshot.config->may_accept.contains(request.user);
}

// Where the pages' links lead.
struct Bases {
  std::string base;          // of links on the page; ends in a slash, or empty
  std::string external_url;  // of links elsewhere; the same
};

PageRequest MakePageRequest(const Request& request, const Bases& bases,
                            bool may_accept = false) {
  return {
      .query = request.query,
      .rest = request.rest,
      .base = bases.base.empty() ? RelativeRoot(request.target) : bases.base,
      .external_url = bases.external_url,
      .may_accept = may_accept,
      .now = Now(),
      .abandoned = request.abandoned};
}

Response AnswerPage(PageCache& cache, const PageRoute& page,
                    const SnapshotPtr& snapshot, const PageRequest& asked) {
  const auto made = cache.Get(
      snapshot, KeyOf(page, asked),
      [&] { return MakePage(page, *snapshot, asked); }, asked.abandoned);
  if (!made) return PlainText(503, "503 planwatch is stopping; try again.\n");
  Response response = Answer(made->status, {}, made->content_type);
  if (!made->file_name.empty())
    response.headers.emplace("Content-Disposition",
                             "attachment; filename=\"" + made->file_name + '"');
  // Shares the page's ownership, not its bytes.
  response.front = {made, &made->body};
  return response;
}

// The server has seen to it that no page of another site asks; and no other
// page knows the token.
Response AnswerAccept(const SiteOptions& site, const Snapshot& snapshot,
                      const Request& request, const PageRequest& asked) {
  const auto refuse = [&](int status, std::string_view why) {
    const Html main = "<p class=\"bad\">"_html + Text(why) + ".</p>\n<p>"_html +
                      Link(asked.base + "check", "What to repair"_html) +
                      "</p>\n"_html;
    return Answer(status,
                  FramePage(snapshot, asked,
                            {.title = "Not accepted", .here = "check"}, main),
                  PageAnswer().content_type);
  };
  if (!asked.may_accept)
    return refuse(403,
                  "You may not accept a version that is held back; `web: "
                  "accept` in the configuration names the users who may");
  if (const Status accepted =
          site.accept(QueryValue(asked, "entry"), QueryValue(asked, "version"),
                      request.user);
      !accepted) {
    const bool conflict = accepted.error().kind() == Error::Kind::kNoData;
    return refuse(conflict ? 409 : 500,
                  Capitalized(accepted.error().message()));
  }
  Response response = PlainText(303, "303 See Other\n");
  response.headers.emplace("Location", asked.base + "check");
  return response;
}

Route AssetRoute(std::string path, std::string_view asset,
                 std::string content_type) {
  return {"GET", std::move(path),
          [asset, content_type = std::move(content_type)](const Request&) {
            return Answer(200, std::string(asset), content_type);
          },
          "asset"};
}

using SitePtr = std::shared_ptr<const SiteOptions>;

Handler FromSnapshot(
    const SitePtr& site,
    std::function<Response(const Snapshot&, const Request&)> answer) {
  return [site, answer = std::move(answer)](const Request& request) {
    const SnapshotPtr snapshot = site->snapshot();
    return answer(*snapshot, request);
  };
}

// What is for programs, and what pages are made of.
std::vector<Route> FixedRoutes(const SitePtr& site) {
  const auto healthy = [](const Request&) {
    return PlainText(200, "planwatch is healthy.\n");
  };
  const auto reload = [site](const Request&) {
    return AnswerReload(site->reload);
  };
  const auto metrics = [telemetry = site->telemetry](const Snapshot& snapshot,
                                                     const Request& request) {
    return AnswerMetrics(snapshot, request, telemetry);
  };
  const auto ready = [](const Snapshot& snapshot, const Request&) {
    return AnswerReady(snapshot);
  };
  const auto status = [](const Snapshot& snapshot, const Request&) {
    return AnswerStatus(snapshot);
  };
  return {{"GET", "/metrics", FromSnapshot(site, metrics), "metrics"},
          {"GET", "/-/healthy", healthy, "healthy"},
          {"GET", "/-/ready", FromSnapshot(site, ready), "ready"},
          {"GET", "/api/v1/status", FromSnapshot(site, status), "status"},
          {"POST", "/-/reload", reload, "reload"},
          AssetRoute("/planwatch.css", Style(), "text/css"),
          AssetRoute("/planwatch.js", Script(), "text/javascript"),
          AssetRoute("/planwatch.svg", Icon(), "image/svg+xml")};
}

std::vector<Route> PageRoutes(const SitePtr& site, const Bases& bases) {
  const auto asked = [site, bases](const Snapshot& snapshot,
                                   const Request& request) {
    return MakePageRequest(request, bases, MayAccept(*site, snapshot, request));
  };
  const auto cache = std::make_shared<PageCache>();
  std::vector<Route> routes;
  for (const PageRoute& page : kPages)
    routes.push_back({"GET", page.path,
                      [site, cache, &page, asked](const Request& request) {
                        const SnapshotPtr snapshot = site->snapshot();
                        return AnswerPage(*cache, page, snapshot,
                                          asked(*snapshot, request));
                      },
                      page.name, page.below});
  const auto accept = [site, asked](const Snapshot& snapshot,
                                    const Request& request) {
    return AnswerAccept(*site, snapshot, request, asked(snapshot, request));
  };
  routes.push_back({"POST", "/-/accept", FromSnapshot(site, accept), "accept"});
  return routes;
}

// The routes below a path too: they work whether or not the proxy in front
// strips its own.
std::vector<Route> WithPrefix(std::vector<Route> routes,
                              const std::string& path) {
  if (path.empty()) return routes;
  const std::vector<Route> plain = routes;
  for (const Route& route : plain)
    routes.push_back({route.method, path + route.path, route.handler,
                      route.page, route.below});
  // Relative links would lead out of it.
  routes.push_back({"GET", path,
                    [path](const Request&) {
                      Response response = PlainText(308, "308\n");
                      response.headers.emplace("Location", path + '/');
                      return response;
                    },
                    "board"});
  return routes;
}

}  // namespace

std::vector<Route> MakeRoutes(SiteOptions options) {
  const auto site = std::make_shared<const SiteOptions>(std::move(options));
  // Links have only the path: inside, the host may have another name.
  Bases bases{PathOfUrl(site->external_url), site->external_url};
  const std::string path = site->route_prefix.value_or(bases.base);
  if (bases.base.empty()) bases.base = path;
  if (!bases.base.empty()) bases.base += '/';
  if (!bases.external_url.empty() && !bases.external_url.ends_with('/'))
    bases.external_url += '/';
  std::vector<Route> routes = FixedRoutes(site);
  for (Route& route : PageRoutes(site, bases))
    routes.push_back(std::move(route));
  routes = WithPrefix(std::move(routes), path);
  const auto unknown = [bases](const Snapshot& snapshot,
                               const Request& request) {
    PageAnswer page = NoSuchPage(snapshot, MakePageRequest(request, bases));
    return Answer(page.status, std::move(page.body), page.content_type);
  };
  routes.push_back({"GET", "", FromSnapshot(site, unknown), "other", true});
  return routes;
}

}  // namespace planwatch::web
