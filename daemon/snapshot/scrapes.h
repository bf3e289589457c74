// The bodies of scrapes: all but what is read at each scrape.
//
// Each is made when it is first asked for, and kept: a Prometheus asks for one
// format, and at a start or in a round of reads many snapshots follow each
// other between two scrapes. Any thread.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "collectors/exposition/exposition.h"
#include "daemon/http/gzip.h"

namespace planwatch {

class Scrapes {
 public:
  // `make` may be called from any thread, one at a time for each format.
  explicit Scrapes(std::function<std::string(TextFormat)> make)
      : make_(std::move(make)) {}

  std::shared_ptr<const std::string> Text(TextFormat format) const;
  std::shared_ptr<const GzipFront> Gzip(TextFormat format) const;

 private:
  struct Bodies {
    std::mutex mutex;
    std::shared_ptr<const std::string> text;
    std::shared_ptr<const GzipFront> gzip;
  };
  Bodies& BodiesOf(TextFormat format) const {
    return bodies_[format == TextFormat::kOpenMetrics ? 1 : 0];
  }

  const std::function<std::string(TextFormat)> make_;
  mutable std::array<Bodies, 2> bodies_;
};

}  // namespace planwatch
