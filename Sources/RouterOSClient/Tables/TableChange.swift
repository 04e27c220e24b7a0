// SPDX-License-Identifier: Apache-2.0

import RouterOSCodec

/// One thing to write so that a menu becomes as it shall be.
enum TableChange: Sendable, Hashable {
    case add(WantedRow)
    case set(ItemID, [Attribute], OwnershipToken)
    case remove(ItemID, OwnershipToken)

    /// Whose row it is.
    var token: OwnershipToken {
        switch self {
        case .add(let row): row.token
        case .set(_, _, let token), .remove(_, let token): token
        }
    }

    /// - Parameter first: the row that a new one goes before; nil where order means nothing.
    func command(in path: MenuPath, before first: ItemID? = nil) -> Command {
        switch self {
        case .add(let row):
            Command(path.appending("add"), row.arguments + (first.map { [Attribute("place-before", $0.text)] } ?? []))
        case .set(let id, let values, _): Command(path.appending("set"), [Attribute(".id", id.text)] + values)
        case .remove(let id, _): Command(path.appending("remove"), [Attribute(".id", id.text)])
        }
    }
}
