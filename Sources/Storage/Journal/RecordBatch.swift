// SPDX-License-Identifier: Apache-2.0

/// Records read from a log, in order.
public struct RecordBatch: Sendable {
    private struct Entry {
        let sequence: Int64
        let start: Int
    }

    private var bytes: [UInt8] = []
    private var entries: [Entry] = []

    init() {}

    public var count: Int { entries.count }
    public var isEmpty: Bool { entries.isEmpty }
    /// Of all payloads together.
    public var byteCount: Int { bytes.count }
    /// The sequence number of the first record, nil when there is none.
    public var first: Int64? { entries.first?.sequence }
    /// The sequence number of the last record, nil when there is none.
    public var last: Int64? { entries.last?.sequence }

    /// Calls the body with every record: its sequence number and its bytes, valid only inside the call.
    public func forEach<Failure: Error>(
        _ body: (_ sequence: Int64, _ payload: Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        for index in entries.indices { try body(entries[index].sequence, bytes.span.extracting(range(of: index))) }
    }

    /// The bytes of one record, copied.
    public func payload(at index: Int) -> [UInt8] { Array(bytes[range(of: index)]) }

    /// The sequence number of one record.
    public func sequence(at index: Int) -> Int64 { entries[index].sequence }

    private func range(of index: Int) -> Range<Int> {
        entries[index].start..<(index + 1 < entries.count ? entries[index + 1].start : bytes.count)
    }

    mutating func append(_ sequence: Int64, _ payload: UnsafeRawBufferPointer) {
        entries.append(Entry(sequence: sequence, start: bytes.count))
        bytes.append(contentsOf: payload)
    }
}
