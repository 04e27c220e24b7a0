// SPDX-License-Identifier: Apache-2.0

/// The SHA-256 of a certificate, by which a router that signs its own is known.
public enum CertificateFingerprint {
    /// Octets of one.
    public static let length = 32

    /// Pairs of hexadecimal digits with colons between them.
    public static func text(_ octets: [UInt8]) -> String {
        octets.map { octet in
            let digits = String(octet, radix: 16, uppercase: true)
            return digits.count == 1 ? "0" + digits : digits
        }.joined(separator: ":")
    }

    /// Reads 64 hexadecimal digits of either case, with or without colons; nil for anything else.
    public static func octets(_ text: String) -> [UInt8]? {
        let digits = text.filter { $0 != ":" && $0 != " " }.map(\.hexDigitValue)
        guard digits.count == 2 * length else { return nil }
        var octets: [UInt8] = []
        for place in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[place], let low = digits[place + 1] else { return nil }
            octets.append(UInt8(high << 4 | low))
        }
        return octets
    }
}
