// A core file would hold the records of a register that were read last.
#pragma once

namespace planwatch {

// From now on this process leaves no core file, and no other process of its
// user may look into its memory. What can't be forbidden is logged.
void ForbidCoreDumps();

}  // namespace planwatch
