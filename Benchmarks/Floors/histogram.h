// SPDX-License-Identifier: Apache-2.0
// A histogram of nanoseconds in fixed memory: 64 steps in every power of two, so a figure is at most 1.6 % too high.
#ifndef HISTOGRAM_H
#define HISTOGRAM_H

#include <stdint.h>

enum {
    histogram_steps = 64,                    // in a power of two; numbers below 128 are exact
    histogram_slots = 36 * histogram_steps,  // reaches beyond half an hour
};

struct histogram {
    uint64_t counts[histogram_slots];
    uint64_t total, largest;
};

static inline unsigned histogram_slot(uint64_t value) {
    const unsigned width = 64u - (unsigned)__builtin_clzll(value | 1);
    const unsigned power = width > 7 ? width - 7 : 0;
    const unsigned slot = power * histogram_steps + (unsigned)(value >> power);
    return slot < histogram_slots ? slot : histogram_slots - 1;
}

// The largest value of a slot.
static inline uint64_t histogram_value(unsigned slot) {
    if (slot < 2 * histogram_steps) return slot;
    const unsigned power = slot / histogram_steps - 1;
    return ((uint64_t)(slot - power * histogram_steps + 1) << power) - 1;
}

static inline void histogram_add(struct histogram *histogram, int64_t value) {
    const uint64_t positive = value > 0 ? (uint64_t)value : 0;
    histogram->counts[histogram_slot(positive)]++;
    histogram->total++;
    if (positive > histogram->largest) histogram->largest = positive;
}

// The value that `share` of all lie at or below, in microseconds.
static inline double histogram_microseconds(const struct histogram *histogram, double share) {
    const double wanted = share * (double)histogram->total;
    uint64_t seen = 0;
    for (unsigned slot = 0; slot < histogram_slots; slot++) {
        seen += histogram->counts[slot];
        if (seen && (double)seen >= wanted) {
            const uint64_t value = histogram_value(slot);
            return (double)(value < histogram->largest ? value : histogram->largest) / 1000;
        }
    }
    return (double)histogram->largest / 1000;
}

#endif
