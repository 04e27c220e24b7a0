// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// The first page of a segment. Numbers are little-endian.
///
/// ```
///  0  magic     8 bytes  "FHJOURNL"
///  8  version   8 bytes
/// 16  journal   8 bytes  the journal's number for all time
/// 24  salt      8 bytes  random, part of every checksum in this segment
/// 32  first     8 bytes  the sequence number of the first record
/// 40  follows   8 bytes  the sequence number of the last record before this segment, 0 when there is none
/// 48  created   8 bytes  microseconds UTC
/// 56  checksum  8 bytes  of everything before it
/// ```
///
/// A segment's file may have been another segment before; that one's records stay behind the new ones until they are
/// overwritten. The salt keeps them from being taken for records of this segment.
struct SegmentHeader: Equatable {
    let journal: Int64
    let salt: UInt64
    let first: Int64
    /// Usually one less than ``first``; less when the journal was opened anew in between.
    let follows: Int64
    let created: Timestamp

    /// A page of its own: no sync of a record rewrites it.
    static let size = 4_096
    /// Of the format; a journal with another version is refused.
    static let version: UInt64 = 1

    private static let magic: UInt64 = 0x4C4E_5255_4F4A_4846
    private static let checkedSize = 56

    /// The page as it is written.
    var bytes: [UInt8] {
        var page = [UInt8](repeating: 0, count: Self.size)
        page.withUnsafeMutableBytes { page in
            let words = [
                Self.magic, Self.version, UInt64(bitPattern: journal), salt, UInt64(bitPattern: first),
                UInt64(bitPattern: follows), UInt64(bitPattern: created.microseconds),
            ]
            for (index, word) in words.enumerated() {
                page.storeBytes(of: word.littleEndian, toByteOffset: index * 8, as: UInt64.self)
            }
            let checksum = Checksum.of(UnsafeRawBufferPointer(rebasing: page[..<Self.checkedSize]), seed: 0)
            page.storeBytes(of: checksum.littleEndian, toByteOffset: Self.checkedSize, as: UInt64.self)
        }
        return page
    }
}

extension SegmentHeader {
    /// Reads the header of a segment.
    ///
    /// - Throws: ``StorageError/Kind/corrupt`` when it is none, ``StorageError/Kind/newerSchema(found:known:)`` when a
    ///   newer program has written it.
    init(of file: SegmentFile) throws(StorageError) {
        var page = [UInt8](repeating: 0, count: Self.checkedSize + 8)
        let count = try file.read(into: &page, at: 0)
        let words = page.withUnsafeBytes { bytes in
            (0...7).map { UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self)) }
        }
        let checksum = page.withUnsafeBytes {
            Checksum.of(UnsafeRawBufferPointer(rebasing: $0[..<Self.checkedSize]), seed: 0)
        }
        guard count == page.count, words[0] == Self.magic, words[7] == checksum else {
            throw StorageError(
                .corrupt, doing: "opening \(file.path)",
                detail: "its first page is no header of a journal; the records in it cannot be read")
        }
        guard words[1] == Self.version else {
            throw StorageError(
                .newerSchema(found: Int(clamping: words[1]), known: Int(Self.version)), doing: "opening \(file.path)",
                detail: "")
        }
        journal = Int64(bitPattern: words[2])
        salt = words[3]
        first = Int64(bitPattern: words[4])
        follows = Int64(bitPattern: words[5])
        created = Timestamp(microseconds: Int64(bitPattern: words[6]))
    }
}
