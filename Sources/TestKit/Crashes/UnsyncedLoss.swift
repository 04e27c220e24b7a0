// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What a power failure takes of the bytes that were written and not synced.
public enum UnsyncedLoss: Sendable {
    /// All of them.
    case everything
    /// For each page of 4 KiB its last few changes, a random number of them: pages reach the disk in any order, and a
    /// write of several pages may be torn. The numbers follow from the seed. A file keeps the length it had grown to.
    case someOfEachPage(seed: UInt64)

    /// The unit in which a disk keeps or loses.
    private static let pageSize = 4_096

    /// Takes changes of one file back, given oldest first; returns how many were touched.
    func apply(to path: String, _ changes: [ForgetfulLog.Change]) throws -> Int {
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        defer { try? file.close() }
        switch self {
        case .everything:
            for change in changes.reversed() {
                try file.truncate(atOffset: UInt64(change.sizeBefore))
                try Self.write(change.oldBytes[...], at: change.offset, to: file)
            }
            return changes.count
        case .someOfEachPage(let seed):
            return try Self.loseSome(of: changes, in: file, seed)
        }
    }

    private static func loseSome(of changes: [ForgetfulLog.Change], in file: FileHandle, _ seed: UInt64) throws -> Int {
        var generator = SeededGenerator(seed: seed)
        var survivors: [Int: Int] = [:]
        for (page, count) in touches(changes).sorted(by: { $0.key < $1.key }) {
            survivors[page] = Int.random(in: 0...count, using: &generator)
        }
        var later = touches(changes)
        var lost = 0
        for change in changes.reversed() {
            var isTouched = false
            for page in pages(of: change) {
                let position = (later[page] ?? 1) - 1
                later[page] = position
                guard position >= survivors[page] ?? 0 else { continue }
                try restore(page, of: change, in: file)
                isTouched = true
            }
            if isTouched { lost += 1 }
        }
        return lost
    }

    /// How many changes each page has seen.
    private static func touches(_ changes: [ForgetfulLog.Change]) -> [Int: Int] {
        var touches: [Int: Int] = [:]
        for change in changes {
            for page in pages(of: change) { touches[page, default: 0] += 1 }
        }
        return touches
    }

    private static func pages(of change: ForgetfulLog.Change) -> Range<Int> {
        guard change.length > 0 else { return 0..<0 }
        return change.offset / pageSize..<(change.offset + change.length - 1) / pageSize + 1
    }

    /// Puts back what a page held before a change, zeros where the file did not reach.
    private static func restore(_ page: Int, of change: ForgetfulLog.Change, in file: FileHandle) throws {
        let start = max(change.offset, page * pageSize)
        let end = min(change.offset + change.length, (page + 1) * pageSize)
        var bytes = [UInt8](repeating: 0, count: end - start)
        for index in bytes.indices where start - change.offset + index < change.oldBytes.count {
            bytes[index] = change.oldBytes[start - change.offset + index]
        }
        try write(bytes[...], at: start, to: file)
    }

    private static func write(_ bytes: ArraySlice<UInt8>, at offset: Int, to file: FileHandle) throws {
        guard !bytes.isEmpty else { return }
        try file.seek(toOffset: UInt64(offset))
        try file.write(contentsOf: Data(bytes))
    }
}
