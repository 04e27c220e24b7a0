// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// The sealed parts of one copy, written or read in their order.
struct SealedParts {
    /// Half of what can be sealed at once: the record that fills a part may be as long again.
    private static let size = Sealer.maximumSecretBytes / 2
    /// What sealing can add to a part, generously.
    private static let largestOverhead = 256

    private let number: UInt64
    private let sealer: Sealer
    private var index: Int64 = 0
    private var part = CopyWriter()

    /// - Parameter number: the number of the copy, which no other copy has.
    init(of number: UInt64, sealer: Sealer) {
        self.number = number
        self.sealer = sealer
    }

    /// Adds a record, and writes the part that it fills.
    mutating func add(_ record: CopyRecord, to file: borrowing CopyFile.Descriptor) throws(DirectoryCopyFault) {
        record.write(to: &part)
        if part.count >= Self.size { try finish(file) }
    }

    /// Writes what has not been written.
    mutating func finish(_ file: borrowing CopyFile.Descriptor) throws(DirectoryCopyFault) {
        guard part.count > 0 else { return }
        let sealed: [UInt8]
        do throws(SealingError) {
            sealed = try sealer.seal(Secret(part.bytes), for: place)
        } catch {
            throw .malformed("\(error)")
        }
        var framed = CopyWriter()
        framed.write(sealed)
        try file.write(framed.bytes)
        part = CopyWriter()
        index += 1
    }

    /// The next part; nil at the end of the file.
    mutating func next(in file: borrowing CopyFile.Descriptor) throws(DirectoryCopyFault) -> CopyReader? {
        let length = try file.read(4)
        if length.isEmpty { return nil }
        var frame = CopyReader(length)
        guard let count = try? Int(frame.uint32()), count <= Sealer.maximumSecretBytes + Self.largestOverhead else {
            throw .torn
        }
        let sealed = try file.read(count)
        guard sealed.count == count else { throw .torn }
        do throws(SealingError) {
            let opened = try sealer.open(sealed, for: place).reveal()
            index += 1
            return CopyReader(opened)
        } catch {
            throw .foreign("\(error)")
        }
    }

    private var place: SealedPlace {
        SealedPlace(table: "directory copy", row: index, column: String(number, radix: 16))
    }
}
