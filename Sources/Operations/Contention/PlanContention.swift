// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy

/// How the lines of a plan share, as staff describe it.
public struct PlanContention: Equatable, Sendable {
    /// 1:k.
    public var ratio = ContentionRatio.uncontended
    /// Plans with the same name here share one parent.
    public var bundle: String?
    /// Whether each line is guaranteed its share, the k-th part of its rates.
    public var guaranteesShare = false

    public init() {}
}
