// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// Why a line is not let in.
///
/// Reason and trace are for the operator. The subscriber is told nothing: whether a name exists or a bill is open is
/// nobody's business before a password has matched.
public struct AccessRefusal: Sendable, Equatable {
    public let reason: BlockReason
    public let trace: DecisionTrace

    public init(reason: BlockReason, trace: DecisionTrace) {
        self.reason = reason
        self.trace = trace
    }
}
