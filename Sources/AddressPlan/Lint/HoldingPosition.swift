// SPDX-License-Identifier: Apache-2.0

/// One holding and what stands around it: what rules about holdings see.
struct HoldingPosition {
    let holding: Holding

    /// The deepest node that contains it; nil outside the plan.
    let node: PlanNode?

    /// The pool that it is said to come from; nil when it names none, or one that does not exist.
    let pool: PlanNode?

    /// That pool's slots; nil when it has impossible terms.
    let slots: SlotMap?

    /// Another holding that is taken and overlaps it.
    let around: Holding?
}
