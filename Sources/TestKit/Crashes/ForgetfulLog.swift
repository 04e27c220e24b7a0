// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What `Tests/Forgetful` noted: the changes of files, what they overwrote, and when files were synced.
struct ForgetfulLog {
    /// One change of a file and what it had there before.
    struct Change {
        let sizeBefore: Int
        let offset: Int
        let length: Int
        /// Shorter than `length` when the file was.
        let oldBytes: [UInt8]
    }

    private enum Kind: UInt32 {
        case write = 1
        case length = 2
        case sync = 3
        case birth = 4
    }

    private struct Record {
        let kind: Kind
        let file: FileIdentity
        let place: Int
        let change: Change
    }

    /// The log's own first page, which holds the length that counts.
    private static let headerSize = 4_096
    private static let recordSize = 48

    private let records: [Record]

    /// - Throws: ``ForgetfulLogError`` when the file is no log of this kind.
    init(contentsOf path: String) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe))
        try self.init(bytes)
    }

    private init(_ bytes: [UInt8]) throws(ForgetfulLogError) {
        var records: [Record] = []
        var place = Self.headerSize
        let end = bytes.count < Self.headerSize ? 0 : Int(Self.number(UInt64.self, in: bytes, at: 0))
        guard end <= bytes.count else { throw ForgetfulLogError(place: 0) }
        while place < end {
            let record = try Self.record(in: bytes, at: place)
            records.append(record)
            place += Self.recordSize + record.change.oldBytes.count
        }
        self.records = records
    }

    private static func record(in bytes: [UInt8], at place: Int) throws(ForgetfulLogError) -> Record {
        guard place + recordSize <= bytes.count, let kind = Kind(rawValue: number(UInt32.self, in: bytes, at: place))
        else {
            throw ForgetfulLogError(place: place)
        }
        let count = Int(number(UInt32.self, in: bytes, at: place + 4))
        let start = place + recordSize
        guard start + count <= bytes.count else { throw ForgetfulLogError(place: place) }
        let change = Change(
            sizeBefore: Int(number(Int64.self, in: bytes, at: place + 24)),
            offset: Int(number(Int64.self, in: bytes, at: place + 32)),
            length: Int(number(Int64.self, in: bytes, at: place + 40)), oldBytes: Array(bytes[start..<(start + count)]))
        let file = FileIdentity(
            device: number(UInt64.self, in: bytes, at: place + 8), inode: number(UInt64.self, in: bytes, at: place + 16)
        )
        return Record(kind: kind, file: file, place: place, change: change)
    }

    private static func number<Number: FixedWidthInteger>(_ type: Number.Type, in bytes: [UInt8], at place: Int)
        -> Number
    {
        bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: type) }
    }

    /// The changes that no sync followed, oldest first, of each file that has any.
    func unsyncedChanges() -> [FileIdentity: [Change]] {
        var syncedBefore: [FileIdentity: Int] = [:]
        for record in records {
            switch record.kind {
            case .write, .length: continue
            case .sync: syncedBefore[record.file] = max(record.change.offset, syncedBefore[record.file] ?? 0)
            // The number belonged to another file before.
            case .birth: syncedBefore[record.file] = record.place
            }
        }
        var changes: [FileIdentity: [Change]] = [:]
        for record in records where record.kind == .write || record.kind == .length {
            guard record.place >= syncedBefore[record.file] ?? 0 else { continue }
            changes[record.file, default: []].append(record.change)
        }
        return changes
    }
}

/// A log that cannot have been written by `Tests/Forgetful`.
public struct ForgetfulLogError: Error, CustomStringConvertible {
    /// Where in the log, counted in bytes.
    let place: Int

    public var description: String {
        "the log of the forgetful disk makes no sense at byte \(place); "
            + "forgetful.c and ForgetfulLog.swift must agree on its format"
    }
}
