// A fault on purpose: a folder that no layer has.
#pragma once
