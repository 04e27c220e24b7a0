// SPDX-License-Identifier: Apache-2.0

/// What is left over of lines, groups and kinds of queues that are no more.
extension RouterOSShaping {
    /// Children go before their parents, and queues before the marks and lists that lead to them.
    func sweeps(keeping rows: [RouterOSRow]) -> [RouterOSConfiguration.Sweep] {
        let queues = [RouterOSMenu.simpleQueue, .queueTree].flatMap { menu in
            ShapingToken.Kind.allCases.reversed().map { kind in
                RouterOSConfiguration.Sweep(
                    menu: menu, commentBeginning: "\(RouterOSRow.mark)\(kind.rawValue)-",
                    keeps: .names(rows.filter { $0.menu == menu }.compactMap(\.ownName).filter { isName($0, of: kind) })
                )
            }
        }
        let marks = [RouterOSMenu.mangle4, .mangle6, .addressList4, .addressList6].map { menu in
            RouterOSConfiguration.Sweep(
                menu: menu, commentBeginning: "\(RouterOSRow.mark)\(ShapingToken.Kind.line.rawValue)-",
                keeps: .comments(rows.filter { $0.menu == menu }.compactMap(\.comment)))
        }
        return queues + marks
    }

    private func isName(_ name: String, of kind: ShapingToken.Kind) -> Bool { name.hasPrefix("fh-\(kind.rawValue)-") }
}

extension RouterOSRow {
    /// The name of a row that is ours.
    fileprivate var ownName: String? {
        switch identity {
        case .ownName(let name): name
        case .ownComment, .foreignName: nil
        }
    }
}
