#include "daemon/snapshot/scrapes.h"

namespace planwatch {

std::shared_ptr<const std::string> Scrapes::Text(TextFormat format) const {
  Bodies& bodies = BodiesOf(format);
  const std::lock_guard lock(bodies.mutex);
  if (!bodies.text)
    bodies.text = std::make_shared<const std::string>(make_(format));
  return bodies.text;
}

std::shared_ptr<const GzipFront> Scrapes::Gzip(TextFormat format) const {
  Bodies& bodies = BodiesOf(format);
  const std::lock_guard lock(bodies.mutex);
  if (!bodies.gzip)
    bodies.gzip = std::make_shared<const GzipFront>(
        bodies.text ? *bodies.text : make_(format));
  return bodies.gzip;
}

}  // namespace planwatch
