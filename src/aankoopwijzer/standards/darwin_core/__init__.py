"""Official checklists in Darwin Core (https://dwc.tdwg.org/terms/) and the tables made of them."""
