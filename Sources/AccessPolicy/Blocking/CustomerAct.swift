// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// What can happen to a customer that changes whether their lines may be online.
public enum CustomerAct: Sendable, Hashable {
    /// The first line is connected, or a customer who had left is back.
    case connect
    /// Cut off for a reason, beside others that there may be.
    case block(BlockReason)
    /// One reason is gone: the bill is paid, staff have let go. Others stay.
    case lift(BlockReason)
    /// The contract has ended.
    case leave
}
