// SPDX-License-Identifier: Apache-2.0

/// One `add` of a script: arguments in their order, and whether the row goes before all others of its menu.
struct RouterOSRule {
    private let arguments: [(name: String, value: String)]
    private var isFirst = false

    init(_ arguments: (String, String)...) {
        self.arguments = arguments.map { (name: $0.0, value: $0.1) }
    }

    /// The same row, before all others; the menu must hold at least one that is not dynamic when it is added.
    var first: RouterOSRule {
        var row = self
        row.isFirst = true
        return row
    }

    /// The line of the script.
    func text(comment: String) -> String {
        let place = isFirst ? " place-before=[:pick [find where dynamic=no] 0]" : ""
        return "add "
            + (arguments + [(name: "comment", value: comment)]).map { "\($0.name)=\(Self.quoted($0.value))" }
            .joined(separator: " ") + place
    }

    /// A value as the script language reads it back: bare where that is safe, otherwise in quotation marks with everything
    /// escaped that means something inside them. Other than printable ASCII is written as hexadecimal octets.
    static func quoted(_ value: String) -> String {
        if !value.isEmpty, value.utf8.allSatisfy(isBare) { return value }
        var text = "\""
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "?"):
                text += "\\" + String(UnicodeScalar(byte))
            case 0x20...0x7e: text.unicodeScalars.append(UnicodeScalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                text += "\\" + (digits.utf8.count < 2 ? "0" : "") + digits
            }
        }
        return text + "\""
    }

    private static func isBare(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: ","), UInt8(ascii: "!"):
            true
        default: false
        }
    }
}
