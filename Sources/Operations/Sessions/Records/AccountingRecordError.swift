// SPDX-License-Identifier: Apache-2.0

/// Why bytes are no accounting record.
public enum AccountingRecordError: Error, Hashable, Sendable {
    /// They end at `offset`, in the middle of an item or before the first.
    case truncated(offset: Int)
    /// A newer program has written the record.
    case version(UInt8)
    /// No event has this number.
    case event(UInt8)
    /// No item has this number.
    case item(UInt8, offset: Int)
    /// An item's value has another size than its kind, or a prefix more bits than it may.
    case value(offset: Int)
}

extension AccountingRecordError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .truncated(let offset):
            "reading an accounting record: it ends at byte \(offset), in the middle of an item; it was not written whole"
        case .version(let version):
            "reading an accounting record: it has form \(version), this program knows \(AccountingRecord.form); "
                + "a newer firsthop has written it: start that one"
        case .event(let event): "reading an accounting record: no event has the number \(event)"
        case .item(let item, let offset):
            "reading an accounting record: item \(item) at byte \(offset) is unknown; a newer firsthop may have written it"
        case .value(let offset): "reading an accounting record: the value at byte \(offset) cannot be of its kind"
        }
    }
}
