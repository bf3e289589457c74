#include "daemon/refresh/refresh.h"

#include <utility>

#include "daemon/refresh/loop.h"

namespace planwatch {

Refresh::Refresh(RefreshOptions options)
    : loop_(std::make_unique<RefreshLoop>(std::move(options))) {}
Refresh::~Refresh() = default;

void Refresh::Start(std::shared_ptr<const Config> config) {
  loop_->Start(std::move(config));
}
void Refresh::Reload(std::shared_ptr<const Config> config) {
  loop_->Reload(std::move(config));
}
void Refresh::ReloadFailed() { loop_->Reload(nullptr); }
void Refresh::SetWebConfigError(std::string error) {
  loop_->SetWebConfigError(std::move(error));
}
Status Refresh::Accept(const std::string& entry, const std::string& token,
                       const std::string& user) {
  return loop_->Accept(entry, token, user);
}
void Refresh::Stop() { loop_->Stop(); }
std::uint64_t Refresh::rounds() const { return loop_->rounds(); }
SnapshotPtr Refresh::Current() const { return loop_->publisher().Current(); }
bool Refresh::WaitUntilReady(std::chrono::milliseconds limit) const {
  return loop_->publisher().WaitUntilReady(limit);
}

}  // namespace planwatch
