// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Which process started which, as the system tells it now.
enum ProcessTree {
    /// The processes whose parent this one is.
    static func children(of parent: Int32) -> [Int32] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { Int32($0) }.filter { self.parent(of: $0) == parent }
    }

    /// The parent of a process, nil when it has ended.
    private static func parent(of process: Int32) -> Int32? {
        guard let stat = FileManager.default.contents(atPath: "/proc/\(process)/stat") else { return nil }
        // “42 (name) S 1 …”: the name may hold brackets and blanks, so count from its last bracket.
        let fields = String(decoding: stat, as: UTF8.self).split(separator: ")").last?.split(separator: " ") ?? []
        return fields.count > 1 ? Int32(fields[1]) : nil
    }
}
