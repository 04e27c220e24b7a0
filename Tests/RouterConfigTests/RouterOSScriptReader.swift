// SPDX-License-Identifier: Apache-2.0

/// Reads strings as RouterOS does, by the manual's table of escape sequences (“Scripting”, constant escape sequences): `\"`, `\\`,
/// `\$`, `\?`, `\_` and letters for single characters, `\` with two upper-case hexadecimal digits for a byte. A bare `$` would be
/// replaced by a variable, and a line break or question mark would disturb a terminal.
enum RouterOSScriptReader {
    struct Disturbance: Error {
        let byte: UInt8
    }

    /// The strings of a script, in their order.
    static func strings(in script: String) throws -> [[UInt8]] { try read(script).strings }

    /// The script without what stands between quotes, and without comments.
    static func commands(in script: String) throws -> String { try read(script).commands }

    private static func read(_ script: String) throws -> (strings: [[UInt8]], commands: String) {
        var rest = Array(script.utf8)[...]
        var strings: [[UInt8]] = []
        var commands: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "#"): rest = rest.drop { $0 != UInt8(ascii: "\n") }
            case UInt8(ascii: "\""):
                strings.append(try string(&rest))
                commands += [byte, byte]
            default: commands.append(byte)
            }
        }
        return (strings, String(decoding: commands, as: UTF8.self))
    }

    private static func string(_ rest: inout ArraySlice<UInt8>) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return bytes
            case UInt8(ascii: "\\"): bytes.append(try escaped(&rest))
            case UInt8(ascii: "$"), UInt8(ascii: "?"), 0..<0x20, 0x7F...0xFF: throw Disturbance(byte: byte)
            default: bytes.append(byte)
            }
        }
        throw Disturbance(byte: 0)
    }

    private static func escaped(_ rest: inout ArraySlice<UInt8>) throws -> UInt8 {
        guard let first = rest.popFirst() else { throw Disturbance(byte: 0) }
        switch first {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "?"): return first
        default:
            guard let second = rest.popFirst(),
                let byte = UInt8(String(decoding: [first, second], as: UTF8.self), radix: 16)
            else { throw Disturbance(byte: first) }
            return byte
        }
    }
}
