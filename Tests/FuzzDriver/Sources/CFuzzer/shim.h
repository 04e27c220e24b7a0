// SPDX-License-Identifier: Apache-2.0
// libFuzzer's own entry, which comes with the compiler and is linked by -sanitize=fuzzer.
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*test)(const uint8_t *octets, size_t count));
