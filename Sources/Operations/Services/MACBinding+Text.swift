// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy

extension MACBinding {
    /// Reads what staff write: `none`, `listed`, `first`, `first:3`, `first:3:replace`; nil for anything else.
    public init?(parsing text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        switch (parts.first, parts.count) {
        case ("none", 1): self = .none
        case ("listed", 1): self = .listed
        case ("first", 1): self = .first(limit: 1)
        case ("first", 2), ("first", 3):
            guard let limit = UInt8(parts[1]), limit > 0 else { return nil }
            guard parts.count == 2 || parts[2] == "replace" else { return nil }
            self = .first(limit: limit, replacesOldest: parts.count == 3)
        default: return nil
        }
    }

    /// The binding as ``init(parsing:)`` reads it.
    public var text: String {
        switch self {
        case .none: "none"
        case .listed: "listed"
        case .first(let limit, let replacesOldest): "first:\(limit)" + (replacesOldest ? ":replace" : "")
        }
    }
}
