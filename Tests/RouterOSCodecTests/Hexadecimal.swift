// SPDX-License-Identifier: Apache-2.0

/// The octets of hexadecimal digits with blanks between them; nil for anything else.
func octets(_ text: String) -> [UInt8]? {
    let pairs = text.split(separator: " ").map { UInt8($0, radix: 16) }
    return pairs.contains(nil) ? nil : pairs.compactMap(\.self)
}

/// The words between blanks.
func words(_ text: String) -> [[UInt8]] {
    text.split(separator: " ").map { Array($0.utf8) }
}
