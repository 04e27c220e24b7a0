// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// A garden that will not work as one might expect.
public struct GardenWarning: Sendable, Hashable {
    public let reason: BlockReason
    public let method: AuthenticationMethod
    /// Whether no line at all can reach the garden; otherwise those with the right password can.
    public let isNever: Bool
}

extension GardenWarning: CustomStringConvertible {
    public var description: String {
        let rule = "with MS-CHAP the answer must prove that we know the subscriber's password"
        return isNever
            ? "\(reason.rawValue): \(rule), so such lines are refused and never reach the garden; use PAP or CHAP for it"
            : "\(reason.rawValue): \(rule), so only lines that give the right password reach the garden"
    }
}
