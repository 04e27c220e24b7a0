// SPDX-License-Identifier: Apache-2.0

import CDatagrams

/// The processors that this process may run on: a container or `taskset` can leave it fewer than the machine has, and
/// workers that share one only take it from each other.
public enum AvailableProcessors {
    /// At least one.
    public static var count: Int {
        var set = [UInt64](repeating: 0, count: mostProcessors / 64)
        let filled = sched_getaffinity(0, UInt(mostProcessors / 8), &set)
        return filled < 0 ? 1 : max(1, set.reduce(0) { $0 + $1.nonzeroBitCount })
    }

    /// Linux counts up to 8,192 (CONFIG_NR_CPUS); a set that is too small for the machine would be refused.
    private static let mostProcessors = 8192
}
