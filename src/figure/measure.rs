//! What figures count: classes of measures, and whom.

/// Declares an enum whose variants have slugs.
macro_rules! slugs {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $slug:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// The slug used in JSON and data files.
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug,)* }
            }

            /// The one of a slug.
            pub fn from_slug(slug: &str) -> Option<Self> {
                match slug { $($slug => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

slugs! {
    /// The class of what a figure counts (Every Casualty, *Standards for Casualty Recording*, 2016, names those of
    /// people).
    Measure {
        /// Deaths, by violence or not.
        Killed = "killed",
        /// Wounded.
        Injured = "injured",
        /// Killed and wounded together, or "victims" where it is not said which.
        Casualties = "casualties",
        /// Missing and disappeared.
        Missing = "missing",
        /// Kidnapped, taken hostage.
        Abducted = "abducted",
        /// Arrests.
        Arrested = "arrested",
        /// In custody.
        Detained = "detained",
        /// Set free.
        Released = "released",
        /// Charged, on trial, under investigation.
        Prosecuted = "prosecuted",
        /// Sentenced.
        Convicted = "convicted",
        /// Put to death by a court's order.
        Executed = "executed",
        /// Displaced inside a country, evacuated.
        Displaced = "displaced",
        /// Refugees, asylum seekers, those who crossed a border.
        Refugees = "refugees",
        /// Came back.
        Returned = "returned",
        /// Took part in a protest.
        Protesters = "protesters",
        /// Forces deployed or present.
        Troops = "troops",
        /// Families.
        Households = "households",
        /// Persons with no predicate of another class.
        People = "people",
        /// Attacks, violations, protests counted as events.
        Incidents = "incidents",
        /// Cases of torture, rape, ill-treatment.
        Abuse = "abuse",
        /// Houses, schools, hospitals.
        Buildings = "buildings",
        /// Vehicles.
        Vehicles = "vehicles",
        /// Weapons.
        Weapons = "weapons",
        /// What a unit of a thing costs, pay.
        Price = "price",
        /// Sums.
        Money = "money",
        /// Per cent of a whole.
        Share = "share",
        /// Times as much.
        Ratio = "ratio",
        /// Areas.
        Area = "area",
        /// Lengths.
        Distance = "distance",
        /// Spans of time.
        Duration = "duration",
        /// Any other thing.
        Other = "other",
    }
}

impl Measure {
    /// Classes of nouns that another class's predicate may speak of: "26 protesters were killed".
    pub(super) const fn is_carried(self) -> bool {
        matches!(
            self,
            Self::Protesters
                | Self::Troops
                | Self::Refugees
                | Self::Households
                | Self::People
                | Self::Buildings
                | Self::Vehicles
                | Self::Weapons
                | Self::Casualties
                | Self::Detained
                | Self::Displaced
                | Self::Abducted
                | Self::Prosecuted
                | Self::Convicted
                | Self::Returned
        )
    }

    /// Things, of which no predicate of persons speaks.
    pub(super) const fn is_thing(self) -> bool {
        matches!(self, Self::Buildings | Self::Vehicles | Self::Weapons)
    }

    /// Classes whose predicates say what became of those whom a noun names.
    pub(super) const fn is_fate(self) -> bool {
        self.is_toll() || matches!(self, Self::Executed | Self::Abuse)
    }

    /// True where whole persons or things are counted: "8,000" is then no 8 with three digits after the point.
    pub const fn is_count(self) -> bool {
        !matches!(self, Self::Price | Self::Money | Self::Share | Self::Ratio | Self::Area | Self::Distance | Self::Duration | Self::Other)
    }

    /// True for what is told in tolls that grow: the dead, the arrested, the displaced.
    pub const fn is_toll(self) -> bool {
        matches!(
            self,
            Self::Killed
                | Self::Injured
                | Self::Casualties
                | Self::Missing
                | Self::Abducted
                | Self::Arrested
                | Self::Detained
                | Self::Released
                | Self::Prosecuted
                | Self::Convicted
                | Self::Executed
                | Self::Displaced
                | Self::Refugees
                | Self::Returned
                | Self::Abuse
        )
    }
}

slugs! {
    /// Who is counted, where it is not persons in general.
    Population {
        /// Civilians.
        Civilians = "civilians",
        /// Police.
        Police = "police",
        /// Soldiers.
        Soldiers = "soldiers",
        /// Security forces of any kind.
        SecurityForces = "security-forces",
        /// Children, minors.
        Children = "children",
        /// Women and girls.
        Women = "women",
        /// Men.
        Men = "men",
        /// Journalists.
        Journalists = "journalists",
        /// Demonstrators.
        Protesters = "protesters",
        /// Migrants.
        Migrants = "migrants",
        /// Refugees.
        Refugees = "refugees",
        /// Health workers.
        Medics = "medics",
        /// Humanitarian workers.
        AidWorkers = "aid-workers",
        /// Prisoners.
        Prisoners = "prisoners",
        /// Students and pupils.
        Students = "students",
        /// Teachers.
        Teachers = "teachers",
        /// Foreigners.
        Foreigners = "foreigners",
        /// Members of armed groups.
        Fighters = "fighters",
        /// Lawyers.
        Lawyers = "lawyers",
        /// Activists, opposition.
        Activists = "activists",
        /// Workers.
        Workers = "workers",
        /// Elderly people.
        Elderly = "elderly",
    }
}

impl Population {
    /// True where all of `other` are among these: the police are security forces. Everybody is a person; that case
    /// is a population that is not given.
    pub fn contains(self, other: Self) -> bool {
        self == other || self == Self::SecurityForces && matches!(other, Self::Police | Self::Soldiers)
    }
}
