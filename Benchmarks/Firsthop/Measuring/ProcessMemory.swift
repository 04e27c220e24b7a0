// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The memory of this process.
enum ProcessMemory {
    /// The most that was ever resident, in KiB: `VmHWM` of proc(5).
    static var peakKilobytes: Int? { kilobytes(of: "VmHWM:") }

    /// What is resident now, in KiB: `VmRSS` of proc(5).
    static var residentKilobytes: Int? { kilobytes(of: "VmRSS:") }

    private static func kilobytes(of name: String) -> Int? {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix(name) })
        else { return nil }
        return line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
    }
}
