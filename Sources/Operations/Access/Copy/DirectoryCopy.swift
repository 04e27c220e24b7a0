// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Foundation
import ProviderValues
import Storage

/// The sealed copy of a directory: one file from which a node answers while the database is away.
///
///     firsthop directory 2 ⏎ | number of the copy, 8 bytes | part | part | …
///
/// A part is a run of ``CopyRecord``s, sealed under the provider's key, behind its length in four bytes. It is bound to its
/// position and to the number of the copy, so none can be left out, doubled or taken from another copy.
struct DirectoryCopy: Sendable {
    private static let form = Array("firsthop directory 2\n".utf8)

    let path: String
    let sealer: Sealer

    /// Writes a copy in the place of the one before; a crash leaves the old one or the new one.
    func write(_ directory: AccessDirectory, at now: Timestamp) throws(DirectoryCopyError) {
        var random = SystemRandomNumberGenerator()
        let number = random.next()
        do throws(DirectoryCopyFault) {
            try CopyFile(path: path).replace { file throws(DirectoryCopyFault) in
                var head = CopyWriter()
                head.write(number)
                try file.write(Self.form + head.bytes)
                var parts = SealedParts(of: number, sealer: sealer)
                try Self.forEachRecord(of: directory, at: now) { record throws(DirectoryCopyFault) in
                    try parts.add(record, to: file)
                }
                try parts.finish(file)
            }
        } catch {
            throw DirectoryCopyError(path: path, reason: error.reason)
        }
    }

    /// Its size on the disk; 0 when there is none.
    var byteCount: Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }

    /// Reads the copy into a directory.
    func read() throws(DirectoryCopyError) -> AccessDirectory {
        do throws(DirectoryCopyFault) {
            let file = try CopyFile(path: path).open()
            guard try file.read(Self.form.count) == Self.form else { throw .otherForm }
            var head = CopyReader(try file.read(8))
            guard let number = try? head.uint64() else { throw .torn }
            var parts = SealedParts(of: number, sealer: sealer)
            var content = CopyContent()
            while let part = try parts.next(in: file) { try content.add(part) }
            return try content.directory()
        } catch {
            throw DirectoryCopyError(path: path, reason: error.reason)
        }
    }

    private static func forEachRecord(
        of directory: AccessDirectory, at now: Timestamp,
        _ body: (CopyRecord) throws(DirectoryCopyFault) -> Void
    ) throws(DirectoryCopyFault) {
        try body(.head(savedAt: now, position: directory.position))
        for nas in directory.nases { try body(.nas(nas)) }
        for plan in directory.plans { try body(.plan(plan)) }
        for realm in directory.realms { try body(.realm(realm)) }
        var lines: Int64 = 0
        try directory.forEachLine { terms throws(DirectoryCopyFault) in
            try body(.line(terms))
            lines += 1
        }
        try body(.end(lines: lines))
    }
}
