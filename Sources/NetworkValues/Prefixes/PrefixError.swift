// SPDX-License-Identifier: Apache-2.0

/// Why an address and a length make no prefix.
public enum PrefixError: Error, Sendable, Hashable {
    /// The length is below 0 or above the address's number of bits.
    case lengthOutOfRange(address: IPAddress, length: Int)
    /// Bits after the length are set; `network` is the prefix without them.
    case hostBits(address: IPAddress, network: IPPrefix)
}

extension PrefixError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .lengthOutOfRange(let address, let length):
            "\(address)/\(length) is not a prefix: the length of an \(address.family) prefix is 0 to "
                + "\(address.family.bitWidth)"
        case .hostBits(let address, let network):
            "\(address)/\(network.length) is not a prefix: bits are set after the first \(network.length); "
                + "the network is \(network)"
        }
    }
}
