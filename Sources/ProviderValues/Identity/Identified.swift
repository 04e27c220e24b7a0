// SPDX-License-Identifier: Apache-2.0

/// Names the things that have a number of their own. The cases never exist as values.
public enum Identified {
    /// See `CompanyID`.
    public enum Company {}
    /// See `CustomerID`.
    public enum Customer {}
    /// See `ServiceID`.
    public enum Service {}
    /// See `NASID`.
    public enum NAS {}
    /// See `PlanNodeID`.
    public enum PlanNode {}
    /// See `HoldingID`.
    public enum Holding {}
    /// See `PlanID`.
    public enum Plan {}
    /// See `RealmID`.
    public enum Realm {}
    /// See `SectorID`.
    public enum Sector {}
}

/// Who issues the invoices.
public typealias CompanyID = Identifier<Identified.Company>
/// Who is billed: a person or an organisation.
public typealias CustomerID = Identifier<Identified.Customer>
/// One access line of a customer.
public typealias ServiceID = Identifier<Identified.Service>
/// A router that asks us.
public typealias NASID = Identifier<Identified.NAS>
/// One block, site, NAS or pool of the address plan.
public typealias PlanNodeID = Identifier<Identified.PlanNode>
/// One delegation or assignment, past or present.
public typealias HoldingID = Identifier<Identified.Holding>
/// What is sold: rates and terms of access (the address plan is something else).
public typealias PlanID = Identifier<Identified.Plan>
/// The part of a user name after the `@`, with its own way of being answered.
public typealias RealmID = Identifier<Identified.Realm>
/// A capped segment of a router, such as one access point.
public typealias SectorID = Identifier<Identified.Sector>
