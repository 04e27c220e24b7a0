// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// Our answers in the words of the checker.
enum OracleAnswers {
    /// Bits and text of the address, so that a parser and a printer cannot be wrong in the same way unnoticed.
    static func addresses(parsing text: String) -> [String] {
        [
            orRefusal { shown(try IPv4Address(parsing: text)) },
            orRefusal { shown(try IPv6Address(parsing: text)) },
            orRefusal {
                let address = try IPAddress(parsing: text)
                return "\(hexadecimal(address.mapped.bits)) \(address)"
            },
            orRefusal {
                let scoped = try ScopedIPv6Address(parsing: text)
                return "\(hexadecimal(scoped.address.bits)) \(scoped)"
            },
        ]
    }

    /// The prefixes; where bits after the length are the only fault, "!" and the network that the error names.
    static func prefixes(parsing text: String) -> [String] {
        [
            orRefusal { "\(try IPv4Prefix(parsing: text))" },
            orRefusal { "\(try IPv6Prefix(parsing: text))" },
            orRefusal { "\(try IPPrefix(parsing: text))" },
        ]
    }

    /// The ends, the number of addresses and the fewest prefixes that cover them.
    static func range(parsing text: String) -> [String] {
        guard let range = try? IPRange(parsing: text) else { return [IPAddressOracle.refusal] }
        return [
            "\(range)", orNone(range.count), range.prefixes.map(\.description).joined(separator: " "),
        ]
    }

    static func shown(_ address: IPv4Address) -> String {
        "\(hexadecimal(UInt128(address.bits))) \(address)"
    }
    static func shown(_ address: IPv6Address) -> String { "\(hexadecimal(address.bits)) \(address)" }

    static func hexadecimal(_ bits: UInt128) -> String { String(bits, radix: 16) }

    static func orNone(_ value: (some CustomStringConvertible)?) -> String {
        value?.description ?? IPAddressOracle.refusal
    }

    private static func orRefusal(_ answer: () throws -> String) -> String {
        do {
            return try answer()
        } catch let error as AddressSyntaxError {
            guard case .hostBits(let network) = error.reason else { return IPAddressOracle.refusal }
            return "!\(network)"
        } catch {
            return "\(error)"
        }
    }
}
