// SPDX-License-Identifier: Apache-2.0

/// What an item of a stored record is; items of texts have the numbers of ``RecordText``.
enum RecordItemKind: Hashable {
    case text(RecordText)
    case number(RecordNumber)

    init?(_ octet: UInt8) {
        if let text = RecordText(rawValue: octet) {
            self = .text(text)
        } else if let number = RecordNumber(rawValue: octet) {
            self = .number(number)
        } else {
            return nil
        }
    }
}

/// The items of fixed size.
enum RecordNumber: UInt8, CaseIterable {
    case stated = 16
    case delay = 17
    case login = 18
    case sessionSeconds = 19
    case totals = 20
    case totals6 = 21
    case cause = 22
    case port = 23
    case ipv4 = 24
    case framed = 25
    case delegated = 26
    case address6 = 27
    case interfaceID = 28

    /// Octets of the value.
    var size: Int {
        switch self {
        case .stated, .interfaceID: 8
        case .delay, .sessionSeconds, .cause, .port, .ipv4: 4
        case .login: 41
        case .totals, .totals6: 33
        case .framed, .delegated: 17
        case .address6: 16
        }
    }
}

/// Where an item's value lies in a record.
struct RecordItem {
    let kind: RecordItemKind
    let start: Int
    let count: Int
}
